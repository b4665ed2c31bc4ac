package io.walras.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
    private static final Uint256 N = Uint256.of(EcdsaSignature.ORDER);
    private static final Uint256 HALF_N = Uint256.of(EcdsaSignature.ORDER.shiftRight(1));
    private static final PrivateKey KEY = PrivateKey.fromHex("0x" + "0".repeat(63) + "1");
    private static final EcdsaSignature GOOD = KEY.sign(Bytes32.fromHex("0x" + "42".repeat(32)));

    private static Bytes raw(Uint256 r, Uint256 s, int v) {
        return Bytes.concat(r.toWord(), s.toWord(), new byte[] {(byte) v});
    }

    @Test
    void shouldSurviveTheTripThroughBytes() {
        assertThat(EcdsaSignature.parse(GOOD.toBytes())).contains(GOOD);
        assertThat(GOOD.toBytes().unsignedAt(64)).isEqualTo(27 + GOOD.recoveryId());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 27, 28})
    void shouldReadEachSpellingOfTheRecoveryId(int v) {
        assertThat(EcdsaSignature.parse(raw(GOOD.r(), GOOD.s(), v)).map(EcdsaSignature::recoveryId))
                .contains(v % 27);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 26, 29, 30, 31, 35, 37, 255})
    void shouldRefuseAnyOtherV(int v) {
        assertThat(EcdsaSignature.parse(raw(GOOD.r(), GOOD.s(), v))).isEmpty();
    }

    @Test
    void shouldReadTheCompactFormOfEitherRecoveryId() {
        byte[] even = GOOD.s().toWord();
        byte[] odd = GOOD.s().toWord();
        odd[0] |= (byte) 0x80;

        assertThat(EcdsaSignature.parseCompact(Bytes.concat(GOOD.r().toWord(), even)))
                .contains(new EcdsaSignature(GOOD.r(), GOOD.s(), 0));
        assertThat(EcdsaSignature.parseCompact(Bytes.concat(GOOD.r().toWord(), odd)))
                .contains(new EcdsaSignature(GOOD.r(), GOOD.s(), 1));
    }

    @Test
    void shouldRefuseACompactFormOfAnotherLengthOrWithAHighS() {
        Bytes high = Bytes.concat(GOOD.r().toWord(), HALF_N.plus(Uint256.ONE).toWord());

        assertThat(EcdsaSignature.parseCompact(high)).isEmpty();
        assertThat(EcdsaSignature.parseCompact(GOOD.toBytes())).isEmpty();
    }

    @Test
    void shouldRefuseAHighS() {
        assertThat(EcdsaSignature.parse(raw(GOOD.r(), N.minus(GOOD.s()), 27))).isEmpty();
        assertThat(EcdsaSignature.parse(raw(GOOD.r(), HALF_N.plus(Uint256.ONE), 27)))
                .isEmpty();
        assertThat(EcdsaSignature.parse(raw(GOOD.r(), HALF_N, 27))).isPresent();
    }

    @Test
    void shouldRefuseZeroAndTheGroupOrderAsRAndZeroAsS() {
        assertThat(EcdsaSignature.parse(raw(Uint256.ZERO, GOOD.s(), 27))).isEmpty();
        assertThat(EcdsaSignature.parse(raw(GOOD.r(), Uint256.ZERO, 27))).isEmpty();
        assertThat(EcdsaSignature.parse(raw(N, GOOD.s(), 27))).isEmpty();
        assertThat(EcdsaSignature.parse(raw(Uint256.MAX, GOOD.s(), 27))).isEmpty();
        assertThat(EcdsaSignature.parse(raw(N.minus(Uint256.ONE), GOOD.s(), 27)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 66})
    void shouldRefuseAnotherLength(int length) {
        assertThat(EcdsaSignature.parse(Bytes.of(new byte[length]))).isEmpty();
    }

    @Test
    void shouldNotBeMadeOutOfRange() {
        assertThatThrownBy(() -> new EcdsaSignature(N, GOOD.s(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EcdsaSignature(GOOD.r(), N.minus(GOOD.s()), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EcdsaSignature(GOOD.r(), GOOD.s(), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseSecretsOutsideTheGroupAndNotPrintThem() {
        assertThat(PrivateKey.parse("0x" + "0".repeat(64))).isEmpty();
        assertThat(PrivateKey.parse(Bytes32.of(N.toWord()).toString())).isEmpty();
        assertThat(PrivateKey.parse("0x01")).isEmpty();
        assertThat(KEY).hasToString("PrivateKey of 0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
        assertThat(new BigInteger(1, KEY.secretBytes())).isEqualTo(BigInteger.ONE);
    }
}
