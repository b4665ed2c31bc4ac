package io.walras.protocol.num;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact non-negative fraction in lowest terms, read from decimal text: a fee factor, a pool's fee rate. Never passes
 * through floating point, so 0.3 is 3/10.
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    public Fraction {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new ArithmeticException("a fraction needs a non-negative numerator and a positive denominator");
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Reads unsigned decimal text such as "0.003" or "1e-4"; empty if it is anything else. */
    public static Optional<Fraction> parseDecimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal decimal = new BigDecimal(text);
        BigInteger unscaled = decimal.unscaledValue();
        return Optional.of(
                decimal.scale() >= 0
                        ? new Fraction(unscaled, BigInteger.TEN.pow(decimal.scale()))
                        : new Fraction(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE));
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public boolean isLessThanOne() {
        return numerator.compareTo(denominator) < 0;
    }

    /** {@code amount * this}, rounded once. */
    public BigInteger of(BigInteger amount, Rounding rounding) {
        return rounding.divide(amount.multiply(numerator), denominator);
    }

    /** {@code amount * this / (1 - this)}, rounded once; this must be less than one. */
    public BigInteger grossedUpOf(BigInteger amount, Rounding rounding) {
        return rounding.divide(amount.multiply(numerator), denominator.subtract(numerator));
    }

    /** {@code amount * this / (1 + this)}, rounded once. */
    public BigInteger containedIn(BigInteger amount, Rounding rounding) {
        return rounding.divide(amount.multiply(numerator), denominator.add(numerator));
    }

    /** {@code amount / (1 - this)}, rounded once; this must be less than one. */
    public BigInteger dividedByComplement(BigInteger amount, Rounding rounding) {
        return rounding.divide(amount.multiply(denominator), denominator.subtract(numerator));
    }

    /** {@code amount / (1 + this)}, rounded once. */
    public BigInteger dividedByOnePlus(BigInteger amount, Rounding rounding) {
        return rounding.divide(amount.multiply(denominator), denominator.add(numerator));
    }

    /** The exact value as "numerator/denominator". */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
