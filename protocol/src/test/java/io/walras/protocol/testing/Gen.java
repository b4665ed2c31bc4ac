package io.walras.protocol.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A source of values that is a function of its seed alone. */
public final class Gen {
    private final Random random;

    public Gen(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** A generator for a library that wants one. */
    public Random random() {
        return random;
    }

    /** An integer between {@code min} and {@code max}, both inclusive. */
    public int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    /** True in {@code percent} of 100 cases. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public boolean bool() {
        return random.nextBoolean();
    }

    /** Any 256-bit integer; every bit length is as likely as any other, so small values and the largest occur. */
    public Uint256 uint256() {
        return uint(256);
    }

    /** An integer of at most {@code maxBits} bits; every bit length is as likely as any other. */
    public Uint256 uint(int maxBits) {
        int bits = between(0, maxBits);
        return chance(5) ? Uint256.of(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)) : exactly(bits);
    }

    /** A positive integer of at most {@code maxBits} bits. */
    public Uint256 positive(int maxBits) {
        return uint(maxBits).max(Uint256.ONE);
    }

    /** An integer between {@code min} and {@code max}, both inclusive, evenly spread. */
    public Uint256 between(Uint256 min, Uint256 max) {
        BigInteger span = max.minus(min).toBigInteger().add(BigInteger.ONE);
        return min.plus(Uint256.of(new BigInteger(span.bitLength() + 64, random).mod(span)));
    }

    private Uint256 exactly(int bits) {
        return Uint256.of(bits == 0 ? BigInteger.ZERO : new BigInteger(bits, random).setBit(bits - 1));
    }

    /** A fraction less than one with a denominator of at most {@code maxDenominator}. */
    public Fraction factor(int maxDenominator) {
        int denominator = between(1, maxDenominator);
        return Fraction.of(random.nextInt(denominator), denominator);
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public Address address() {
        return Address.of(bytes(20));
    }

    public Bytes32 bytes32() {
        return Bytes32.of(bytes(32));
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** The same elements in some order. */
    public <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
