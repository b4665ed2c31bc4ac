package io.walras.auctioneer.ledger;

import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.PairResult;

/** What the public is told of trading once the ledger holds it. */
public sealed interface MarketNews {
    /** A trade is in a block. */
    record Traded(MarketTrade trade) implements MarketNews {}

    /** A trade that was told before is not in its block any more. */
    record TakenBack(MarketTrade trade) implements MarketNews {}

    /** A bundle of a decided auction won that fills orders of a pair. */
    record Won(PairResult.OfPair result) implements MarketNews {}
}
