package io.walras.auctioneer.testing;

import io.walras.auctioneer.ledger.MarketNews;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairPrice;
import io.walras.protocol.market.PairResult;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.math.BigInteger;

/** Trades of DAI-USDC, for tests. */
public final class Prints {
    /** What every trade's time begins with. */
    public static final long AT = 1_790_000_000_000L;

    private Prints() {}

    /** A trade in this block that sold DAI atoms for USDC atoms; a second later for each block. */
    public static MarketTrade sold(long block, long dai, long usdc) {
        return trade(block, Orders.DAI, Orders.USDC, dai, usdc);
    }

    /** The same of an order that bought DAI. */
    public static MarketTrade bought(long block, long dai, long usdc) {
        return trade(block, Orders.USDC, Orders.DAI, usdc, dai);
    }

    private static MarketTrade trade(long block, Address sell, Address buy, long sold, long bought) {
        return new MarketTrade(
                7,
                Keccak256.hash("transaction " + block),
                block,
                3,
                Orders.sell().of(sell, buy).amounts(sold, bought).signed().uid(),
                sell,
                buy,
                Uint256.of(sold),
                Uint256.of(bought),
                AT + 1_000 * block);
    }

    /** The same trade as news. */
    public static MarketNews told(MarketTrade trade) {
        return new MarketNews.Traded(trade);
    }

    /** What an auction came to in DAI-USDC: three USDC atoms for a DAI atom. */
    public static PairResult result(long auctionId) {
        PairPrice price = new PairPrice(Uint256.of(1), Uint256.of(3));
        return new PairResult(
                auctionId,
                Orders.token(70),
                Uint256.of(4),
                price,
                price,
                BigInteger.valueOf(100),
                BigInteger.valueOf(300),
                2);
    }

    /** The same result as news, which is told of the pair with the smaller address as the base. */
    public static MarketNews won(PairResult result) {
        Pair market = new Pair(Orders.DAI, Orders.USDC);
        return new MarketNews.Won(
                new PairResult.OfPair(market.sorted(), market.sorted().equals(market) ? result : result.flipped()));
    }
}
