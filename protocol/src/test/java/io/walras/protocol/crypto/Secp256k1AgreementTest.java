package io.walras.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Both implementations of {@link Secp256k1} must be one function, or two machines could disagree on who signed. */
class Secp256k1AgreementTest {
    private static final int RUNS = 3_000;

    private final Secp256k1 nativeLibrary = nativeLibrary();
    private final Secp256k1 bouncyCastle = new BouncyCastleSecp256k1();

    private static Secp256k1 nativeLibrary() {
        Optional<NativeSecp256k1> loaded = NativeSecp256k1.load();
        assumeTrue(loaded.isPresent(), "the native library is not packaged for this platform");
        return loaded.get();
    }

    private static byte[] secret(Gen gen) {
        BigInteger below = EcdsaSignature.ORDER.subtract(BigInteger.ONE);
        return Uint256.of(new BigInteger(1, gen.bytes(40)).mod(below).add(BigInteger.ONE))
                .toWord();
    }

    @Test
    void shouldSignAlikeAndRecoverTheSigner() {
        Property.forAll(RUNS, gen -> {
            Bytes32 digest = gen.bytes32();
            byte[] secret = secret(gen);
            EcdsaSignature signature = nativeLibrary.sign(digest, secret);

            assertThat(bouncyCastle.sign(digest, secret)).isEqualTo(signature);
            assertThat(nativeLibrary.recover(digest, signature)).contains(bouncyCastle.addressOf(secret));
            assertThat(bouncyCastle.recover(digest, signature)).contains(nativeLibrary.addressOf(secret));
        });
    }

    @Test
    void shouldAgreeOnGarbageSignatures() {
        Property.forAll(RUNS, gen -> {
            Bytes32 digest = gen.bytes32();
            EcdsaSignature garbage = new EcdsaSignature(
                    Uint256.fromWord(secret(gen)),
                    gen.between(Uint256.ONE, Uint256.of(EcdsaSignature.ORDER.shiftRight(1))),
                    gen.between(0, 1));

            assertThat(bouncyCastle.recover(digest, garbage)).isEqualTo(nativeLibrary.recover(digest, garbage));
        });
    }

    @Test
    void shouldAgreeOnDigestsAtTheEdgesOfTheGroup() {
        BigInteger n = EcdsaSignature.ORDER;
        byte[] secret = Uint256.of(7).toWord();
        for (BigInteger edge : new BigInteger[] {
            BigInteger.ZERO,
            BigInteger.ONE,
            n.subtract(BigInteger.ONE),
            n,
            n.add(BigInteger.ONE),
            Uint256.MAX.toBigInteger()
        }) {
            Bytes32 digest = Bytes32.of(Uint256.of(edge).toWord());
            EcdsaSignature signature = nativeLibrary.sign(digest, secret);

            assertThat(bouncyCastle.sign(digest, secret)).isEqualTo(signature);
            assertThat(bouncyCastle.recover(digest, signature)).contains(nativeLibrary.addressOf(secret));
            assertThat(nativeLibrary.recover(digest, signature)).contains(nativeLibrary.addressOf(secret));
        }
    }

    @Test
    void shouldFindNoSignerWhereRIsNoPoint() {
        // 5^3 + 7 is no square modulo the field prime, so no point has x = 5.
        EcdsaSignature noPoint = new EcdsaSignature(Uint256.of(5), Uint256.ONE, 0);

        assertThat(nativeLibrary.recover(Bytes32.ZERO, noPoint)).isEmpty();
        assertThat(bouncyCastle.recover(Bytes32.ZERO, noPoint)).isEmpty();
    }

    @Test
    void shouldPreferTheNativeLibraryWhereItLoads() {
        assertThat(Secp256k1.best()).isInstanceOf(NativeSecp256k1.class);
    }
}
