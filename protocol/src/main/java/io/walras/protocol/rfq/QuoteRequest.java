package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.num.Uint256;
import java.util.Optional;

/**
 * What one maker is asked for in one auction: to quote a pair of tokens both ways.
 *
 * @param rfqId names the request, and nothing else
 * @param auctionId the auction that the quotes are for
 * @param size the most that may be paid in, each way
 * @param settleBy unix second until which quotes have to be good at least
 */
public record QuoteRequest(
        Bytes32 rfqId, long auctionId, Address maker, TokenPair pair, Demand.Size size, long settleBy) {
    /** Why the quote is no answer to this request; empty if it is one. */
    public Optional<AnswerFault> faultOf(Quote quote) {
        if (!quote.maker().equals(maker)) {
            return Optional.of(AnswerFault.OtherMaker);
        }
        if (!TokenPair.of(quote.takerToken(), quote.makerToken()).contains(pair)) {
            return Optional.of(AnswerFault.OtherTokens);
        }
        if (quote.auctionId() != auctionId) {
            return Optional.of(AnswerFault.OtherAuction);
        }
        if (!quote.isShared()) {
            return Optional.of(AnswerFault.OneSolverOnly);
        }
        if (quote.settleBy() < settleBy) {
            return Optional.of(AnswerFault.SettlesTooEarly);
        }
        return faultOfAmounts(quote);
    }

    private Optional<AnswerFault> faultOfAmounts(Quote quote) {
        boolean canBeTaken = !quote.makerAmount().isZero()
                && !quote.takerAmount().isZero()
                && !quote.minTakerAmount().isGreaterThan(quote.takerAmount());
        if (!canBeTaken) {
            return Optional.of(AnswerFault.ZeroAmount);
        }
        return quote.takerAmount().isGreaterThan(most(quote.takerToken()))
                ? Optional.of(AnswerFault.TooLarge)
                : Optional.empty();
    }

    private Uint256 most(Address takerToken) {
        return takerToken.equals(pair.token0()) ? size.amount0() : size.amount1();
    }
}
