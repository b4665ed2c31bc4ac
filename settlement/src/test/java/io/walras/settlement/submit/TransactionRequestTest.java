package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

class TransactionRequestTest {
    private static final PrivateKey KEY = Orders.ALICE;

    @Test
    void shouldSignAsTheLibraryDoes() {
        Property.forAll(200, gen -> {
            TransactionRequest request = any(gen);

            assertThat(request.sign(KEY).raw()).isEqualTo(signedByLibrary(request));
        });
    }

    @Test
    void shouldKnowTheHashThatTheChainWillUse() {
        TransactionRequest request = any(new Gen(1));

        Bytes32 hash = Bytes32.of(Hash.sha3(signedByLibrary(request).toArray()));
        assertThat(request.sign(KEY).hash()).isEqualTo(hash);
    }

    @Test
    void shouldChangeNothingButTheFeesInAReplacement() {
        TransactionRequest request = any(new Gen(2));
        GasFees fees = new GasFees(Uint256.of(7), Uint256.of(3));

        TransactionRequest replacement = request.withFees(fees);

        assertThat(replacement)
                .isEqualTo(new TransactionRequest(
                        request.chainId(), request.nonce(), request.call(), request.gasLimit(), fees));
    }

    @Test
    void shouldCancelByDoingNothing() {
        GasFees fees = new GasFees(Uint256.of(7), Uint256.of(3));

        TransactionRequest cancel = TransactionRequest.cancel(1, 5, KEY.address(), fees);

        assertThat(cancel.call()).isEqualTo(new TransactionRequest.Call(KEY.address(), Uint256.ZERO, Bytes.EMPTY));
        assertThat(cancel.gasLimit()).isEqualTo(21_000);
    }

    private static TransactionRequest any(Gen gen) {
        Address to = gen.chance(20) ? null : gen.address();
        Uint256 tip = gen.uint(64);
        return new TransactionRequest(
                gen.between(1, 1_000_000),
                gen.between(0, 1_000_000),
                new TransactionRequest.Call(to, gen.uint(100), Bytes.of(gen.bytes(gen.between(0, 300)))),
                gen.between(21_000, 16_000_000),
                new GasFees(tip.plus(gen.uint(64)), tip));
    }

    private static Bytes signedByLibrary(TransactionRequest request) {
        Address to = request.call().to();
        RawTransaction transaction = RawTransaction.createTransaction(
                request.chainId(),
                BigInteger.valueOf(request.nonce()),
                BigInteger.valueOf(request.gasLimit()),
                to == null ? "" : to.toString(),
                request.call().value().toBigInteger(),
                request.call().data().toString(),
                request.fees().maxPriorityFeePerGas().toBigInteger(),
                request.fees().maxFeePerGas().toBigInteger());
        Credentials credentials = Credentials.create(Bytes.of(KEY.secretBytes()).toString());
        return Bytes.of(TransactionEncoder.signMessage(transaction, credentials));
    }
}
