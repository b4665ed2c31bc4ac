package io.walras.protocol.rfq.quality;

import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;

/**
 * How far firm quotes are from the levels that were streamed before. Millionths; positive means that makers gave less
 * than they had shown.
 *
 * @param bias mean, rounded down in favour of the maker
 * @param deviation standard deviation, rounded down in favour of the maker
 */
public record Divergence(int bias, int deviation) {
    /** Of a maker that has not quoted, or streams nothing. */
    public static final Divergence NONE = new Divergence(0, 0);

    /**
     * What a quote is short of its levels, rounded down in favour of the maker, from minus the whole to the whole.
     *
     * @param streamed more than zero
     */
    static int shortfall(Uint256 streamed, Uint256 firm) {
        BigInteger whole = streamed.toBigInteger();
        BigInteger parts =
                floor(whole.subtract(firm.toBigInteger()).multiply(BigInteger.valueOf(QualityRules.PARTS)), whole);
        return parts.max(BigInteger.valueOf(-QualityRules.PARTS)).intValueExact();
    }

    static Divergence of(List<Integer> shortfalls) {
        if (shortfalls.isEmpty()) {
            return NONE;
        }
        BigInteger count = BigInteger.valueOf(shortfalls.size());
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int shortfall : shortfalls) {
            BigInteger value = BigInteger.valueOf(shortfall);
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
        }
        BigInteger spread = count.multiply(squares).subtract(sum.multiply(sum));
        return new Divergence(
                floor(sum, count).intValueExact(), spread.sqrt().divide(count).intValueExact());
    }

    /** The weight that it costs. */
    int cost() {
        int excess =
                Math.max(0, bias - QualityRules.BIAS_ALLOWED) + Math.max(0, deviation - QualityRules.DEVIATION_ALLOWED);
        return (int) Math.min(QualityRules.MOST_FOR_DIVERGENCE, (long) excess * QualityRules.COST_OF_DIVERGENCE);
    }

    private static BigInteger floor(BigInteger value, BigInteger positive) {
        BigInteger[] parts = value.divideAndRemainder(positive);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
