package io.walras.protocol.num;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * An unsigned 256-bit integer: a token amount in atoms, a price, a nonce. Arithmetic is exact and checked; what does not
 * fit in 256 bits throws {@link ArithmeticException} unless the name of the operation says otherwise.
 */
public final class Uint256 implements Comparable<Uint256> {
    /** Number of decimal digits of the largest value, 2^256 - 1. */
    public static final int MAX_DECIMAL_DIGITS = 78;

    public static final Uint256 ZERO = new Uint256(BigInteger.ZERO);
    public static final Uint256 ONE = new Uint256(BigInteger.ONE);
    public static final Uint256 MAX = new Uint256(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));

    private final BigInteger value;

    private Uint256(BigInteger value) {
        this.value = value;
    }

    /**
     * The integer {@code value}.
     *
     * @throws ArithmeticException if it is negative or needs more than 256 bits
     */
    public static Uint256 of(BigInteger value) {
        Objects.requireNonNull(value, "value");
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw new ArithmeticException(
                    "not an unsigned 256-bit integer: " + value.bitLength() + " bits, sign " + value.signum());
        }
        return new Uint256(value);
    }

    /**
     * The integer {@code value}.
     *
     * @throws ArithmeticException if it is negative
     */
    public static Uint256 of(long value) {
        return of(BigInteger.valueOf(value));
    }

    /** The non-negative integer {@code value}, or 2^256 - 1 if it needs more than 256 bits. */
    public static Uint256 saturating(BigInteger value) {
        return value.bitLength() > 256 ? MAX : of(value);
    }

    /** Ten to the power {@code exponent}, which must be between 0 and 77. */
    public static Uint256 powerOfTen(int exponent) {
        return of(BigInteger.TEN.pow(exponent));
    }

    /**
     * Reads canonical decimal text: ASCII digits only, no sign, no leading zero (except "0" itself), at most 2^256 - 1.
     *
     * @return empty if the text is anything else
     */
    public static Optional<Uint256> parseDecimal(String text) {
        if (text.isEmpty() || text.length() > MAX_DECIMAL_DIGITS || (text.length() > 1 && text.charAt(0) == '0')) {
            return Optional.empty();
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        BigInteger parsed = new BigInteger(text);
        return parsed.bitLength() > 256 ? Optional.empty() : Optional.of(new Uint256(parsed));
    }

    /** A big-endian 32-byte word read as an integer. */
    public static Uint256 fromWord(byte[] word) {
        if (word.length != 32) {
            throw new IllegalArgumentException("a word has 32 bytes, not " + word.length);
        }
        return new Uint256(new BigInteger(1, word));
    }

    /** This integer as a big-endian word of 32 bytes. */
    public byte[] toWord() {
        byte[] raw = value.toByteArray();
        byte[] word = new byte[32];
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, word, 32 - length, length);
        return word;
    }

    /** Exact sum. */
    public Uint256 plus(Uint256 other) {
        return of(value.add(other.value));
    }

    /** The sum, or 2^256 - 1 if it needs more than 256 bits. */
    public Uint256 plusSaturating(Uint256 other) {
        return saturating(value.add(other.value));
    }

    /** Exact difference; throws {@link ArithmeticException} if {@code other} is larger. */
    public Uint256 minus(Uint256 other) {
        return of(value.subtract(other.value));
    }

    /** The difference, or zero if {@code other} is larger. */
    public Uint256 minusOrZero(Uint256 other) {
        return compareTo(other) <= 0 ? ZERO : new Uint256(value.subtract(other.value));
    }

    /** Exact product. */
    public Uint256 times(Uint256 other) {
        return of(value.multiply(other.value));
    }

    /**
     * {@code this * factor / divisor} with a full-width product and one rounding at the end.
     *
     * @throws ArithmeticException if the divisor is zero or the quotient needs more than 256 bits
     */
    public Uint256 mulDiv(Uint256 factor, Uint256 divisor, Rounding rounding) {
        return of(rounding.divide(value.multiply(factor.value), divisor.value));
    }

    /**
     * Compares the full-width products {@code a * b} and {@code c * d}: negative if the first is smaller, zero if they
     * are equal, positive if it is larger.
     */
    public static int compareProducts(Uint256 a, Uint256 b, Uint256 c, Uint256 d) {
        return a.value.multiply(b.value).compareTo(c.value.multiply(d.value));
    }

    public Uint256 min(Uint256 other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Uint256 max(Uint256 other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isLessThan(Uint256 other) {
        return compareTo(other) < 0;
    }

    public boolean isGreaterThan(Uint256 other) {
        return compareTo(other) > 0;
    }

    public BigInteger toBigInteger() {
        return value;
    }

    @Override
    public int compareTo(Uint256 other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Uint256 that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Decimal text, the form every wire format uses. */
    @Override
    public String toString() {
        return value.toString();
    }
}
