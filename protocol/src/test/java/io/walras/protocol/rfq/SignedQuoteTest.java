package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import org.junit.jupiter.api.Test;

class SignedQuoteTest {
    private static final SignedQuote SIGNED = SignedQuote.sign(Quotes.quote(), Quotes.DOMAIN, Quotes.MAKER);

    private static Bytes compact() {
        EcdsaSignature ecdsa = EcdsaSignature.parse(SIGNED.signature()).orElseThrow();
        byte[] s = ecdsa.s().toWord();
        s[0] |= (byte) (ecdsa.recoveryId() << 7);
        return Bytes.concat(ecdsa.r().toWord(), s);
    }

    private static Bytes withV(int v) {
        byte[] bytes = SIGNED.signature().toArray();
        bytes[64] = (byte) v;
        return Bytes.of(bytes);
    }

    @Test
    void shouldKnowTheMakersKey() {
        assertThat(SIGNED.signedByKey(Quotes.DOMAIN)).contains(SIGNED);
    }

    @Test
    void shouldBringACompactSignatureToTheSameForm() {
        assertThat(new SignedQuote(Quotes.quote(), compact()).signedByKey(Quotes.DOMAIN))
                .contains(SIGNED);
    }

    @Test
    void shouldBringAZeroBasedRecoveryIdToTheFormThatTheContractTakes() {
        Bytes zeroBased = withV(SIGNED.signature().unsignedAt(64) - 27);

        assertThat(new SignedQuote(Quotes.quote(), zeroBased).signedByKey(Quotes.DOMAIN))
                .contains(SIGNED);
    }

    @Test
    void shouldNotKnowSomebodyElsesKey() {
        SignedQuote forged = SignedQuote.sign(Quotes.quote(), Quotes.DOMAIN, Orders.ALICE);

        assertThat(forged.signedByKey(Quotes.DOMAIN)).isEmpty();
    }

    @Test
    void shouldNotKnowASignatureForAnotherChainOrQuoteSettler() {
        Eip712Domain otherChain = Quote.domain(1, Quotes.DOMAIN.verifyingContract());

        assertThat(SIGNED.signedByKey(otherChain)).isEmpty();
        assertThat(SIGNED.signedByKey(Quote.domain(31337, Quotes.SETTLEMENT))).isEmpty();
    }

    @Test
    void shouldNotKnowTheSignatureOfAnotherQuote() {
        Quote other = Quotes.amounts(2_101, 1_000, 1);

        assertThat(new SignedQuote(other, SIGNED.signature()).signedByKey(Quotes.DOMAIN))
                .isEmpty();
    }

    @Test
    void shouldNotKnowBytesOfAnyOtherLength() {
        for (int length = 0; length <= 200; length++) {
            if (length != 64 && length != 65) {
                byte[] bytes = new byte[length];
                System.arraycopy(SIGNED.signature().toArray(), 0, bytes, 0, Math.min(length, 65));

                assertThat(new SignedQuote(Quotes.quote(), Bytes.of(bytes)).signedByKey(Quotes.DOMAIN))
                        .as("%d bytes", length)
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldShowAVaultWhatItConfirms() {
        Bytes forVault = SignedQuote.signForVault(Quotes.quote(), Quotes.DOMAIN, Quotes.MAKER)
                .signature();

        assertThat(forVault.size()).isEqualTo((12 + 2 + 3) * 32);
        assertThat(forVault.slice(14 * 32, 14 * 32 + 65)).isEqualTo(SIGNED.signature());
        assertThat(new SignedQuote(Quotes.quote(), forVault).signedByKey(Quotes.DOMAIN))
                .isEmpty();
    }

    @Test
    void shouldUseUpTheSameNonceWithEachStepOfALadder() {
        Quote step = Quotes.amounts(4_100, 2_000, 1_001);

        assertThat(step.makerNonce())
                .isEqualTo(Quotes.quote().makerNonce())
                .isEqualTo(new MakerNonce(Quotes.MAKER.address(), Uint256.of(77)));
    }
}
