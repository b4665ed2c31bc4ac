package io.walras.protocol.rfq;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;

/**
 * A part of a quote, or all of it, taken.
 *
 * @param takerIn atoms of the taker token that are paid in
 * @param makerOut atoms of the maker token that the maker gives
 */
public record Take(Quote quote, Uint256 takerIn, Uint256 makerOut) {
    /** A take, or why there is none. */
    public sealed interface Outcome {}

    /** It can be taken like this. */
    public record Taken(Take take) implements Outcome {}

    /** It cannot. */
    public record Refused(QuoteRefusal refusal) implements Outcome {}

    /**
     * What paying in {@code takerIn} moves: makerAmount * takerIn / takerAmount, rounded down in favour of the maker. Refused
     * are amounts outside of the quote's bounds, nothing paid in, and nothing given.
     */
    public static Outcome of(Quote quote, Uint256 takerIn) {
        if (takerIn.isZero()
                || takerIn.isLessThan(quote.minTakerAmount())
                || takerIn.isGreaterThan(quote.takerAmount())) {
            return refused(
                    QuoteFault.TakeOutOfRange,
                    takerIn + " is not between " + quote.minTakerAmount() + " and " + quote.takerAmount());
        }
        Uint256 makerOut = quote.makerAmount().mulDiv(takerIn, quote.takerAmount(), Rounding.FLOOR);
        return makerOut.isZero()
                ? refused(QuoteFault.NothingGiven, "nothing is given for " + takerIn)
                : new Taken(new Take(quote, takerIn, makerOut));
    }

    private static Refused refused(QuoteFault fault, String detail) {
        return new Refused(new QuoteRefusal(fault, detail));
    }
}
