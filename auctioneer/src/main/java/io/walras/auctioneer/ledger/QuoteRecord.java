package io.walras.auctioneer.ledger;

import java.math.BigInteger;

/**
 * How a solver's quotes compare to what became of the orders that were linked to them.
 *
 * @param orders that were accepted with a quote of the solver
 * @param fills of them that are final, whoever settled them
 * @param asGood of those whose price was as good as the quote or better
 * @param sumPpm sum over the fills of how much better the price was, in millionths of the quoted one
 */
public record QuoteRecord(long orders, long fills, long asGood, BigInteger sumPpm) {
    /** Of a solver of whose quotes none was ever used. */
    public static final QuoteRecord NONE = new QuoteRecord(0, 0, 0, BigInteger.ZERO);

    /** The mean deviation in millionths, rounded towards zero; 0 without fills. */
    public long meanPpm() {
        return fills == 0 ? 0 : sumPpm.divide(BigInteger.valueOf(fills)).longValueExact();
    }
}
