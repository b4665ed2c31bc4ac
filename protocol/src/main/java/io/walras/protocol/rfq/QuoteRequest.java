package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.Optional;

/**
 * What one maker is asked for in one auction: to quote a pair of tokens both ways.
 *
 * @param rfqId names the request, and nothing else
 * @param auctionId the auction that the quotes are for
 * @param size the most that may be paid in, each way; 0 where nothing is asked for
 * @param minPartial the most that the smallest part of a quote may be, in millionths of the whole
 * @param settleBy unix second until which quotes have to be good at least
 */
public record QuoteRequest(
        String rfqId, long auctionId, Address maker, TokenPair pair, Demand.Size size, long minPartial, long settleBy) {
    private static final Uint256 WHOLE = Uint256.of(1_000_000);

    /** Why the quote is no answer to this request; empty if it is one. The contract's own rules are not asked. */
    public Optional<AnswerFault> faultOf(Quote quote) {
        if (!quote.maker().equals(maker)) {
            return Optional.of(AnswerFault.WrongMaker);
        }
        boolean ofPair = TokenPair.of(quote.takerToken(), quote.makerToken()).contains(pair);
        if (!ofPair || most(quote.takerToken()).isZero()) {
            return Optional.of(AnswerFault.WrongTokens);
        }
        if (!quote.isShared()) {
            return Optional.of(AnswerFault.NotShared);
        }
        return quote.settleBy() < settleBy ? Optional.of(AnswerFault.TooShort) : faultOfAmounts(quote);
    }

    private Optional<AnswerFault> faultOfAmounts(Quote quote) {
        if (quote.makerAmount().isZero()
                || quote.takerAmount().isZero()
                || quote.takerAmount().isGreaterThan(most(quote.takerToken()))) {
            return Optional.of(AnswerFault.WrongAmount);
        }
        Uint256 largestPart = quote.takerAmount().mulDiv(Uint256.of(minPartial), WHOLE, Rounding.CEIL);
        return quote.minTakerAmount().isGreaterThan(largestPart)
                ? Optional.of(AnswerFault.MinimumTooLarge)
                : Optional.empty();
    }

    private Uint256 most(Address takerToken) {
        return takerToken.equals(pair.token0()) ? size.amount0() : size.amount1();
    }
}
