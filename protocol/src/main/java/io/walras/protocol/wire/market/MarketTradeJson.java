package io.walras.protocol.wire.market;

import io.walras.protocol.book.Side;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.num.Uint256;

/**
 * A mined fill of an order of the market; atoms, all fees included.
 *
 * @param id block number and position in the block, joined by a dash
 * @param side {@code buy} or {@code sell}: what the order did with the base token
 * @param at unix milliseconds at which the auctioneer saw it in its block
 */
public record MarketTradeJson(
        String id,
        String side,
        Uint256 base,
        Uint256 quote,
        OrderUid orderUid,
        long auctionId,
        Bytes32 txHash,
        long blockNumber,
        long logIndex,
        long at) {
    /** The trade as seen from this pair, which is of its tokens. */
    public static MarketTradeJson of(MarketTrade trade, Pair pair) {
        return new MarketTradeJson(
                trade.blockNumber() + "-" + trade.logIndex(),
                trade.side(pair) == Side.BID ? "buy" : "sell",
                trade.price(pair).base(),
                trade.price(pair).quote(),
                trade.uid(),
                trade.auctionId(),
                trade.transaction(),
                trade.blockNumber(),
                trade.logIndex(),
                trade.at());
    }
}
