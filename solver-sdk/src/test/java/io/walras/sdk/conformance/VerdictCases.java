package io.walras.sdk.conformance;

import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Pool;
import io.walras.sdk.Solution;
import io.walras.sdk.Solutions;
import io.walras.sdk.recorded.RecordedAuction;
import java.util.ArrayList;
import java.util.List;

/** Makes the verdicts of the kit. */
final class VerdictCases {
    private VerdictCases() {}

    static Verdicts make() {
        List<Verdicts.OfAuction> auctions = new ArrayList<>();
        for (String name : EngineConformance.AUCTIONS) {
            RecordedAuction recorded = Auctions.make(name);
            auctions.add(new Verdicts.OfAuction(name, BatchHash.of(recorded.batch()), cases(recorded)));
        }
        return new Verdicts("What the auctioneer says to solutions of the recorded auctions.", auctions);
    }

    private static List<Verdicts.Case> cases(RecordedAuction recorded) {
        Auction auction = Auction.of(recorded.auction());
        Solutions found = new Solutions();
        new DirectSwapSolver().solve(auction, found);
        if (!auction.orders().isEmpty()) {
            OpenOrder order = auction.orders().getFirst();
            Pool pool = auction.pools().all().getFirst();
            Uint256 out = pool.amountOut(order.sellToken(), order.sellAmount(), order.buyToken())
                    .orElseThrow();
            TokenAmount in = new TokenAmount(order.sellToken(), order.sellAmount());
            Uint256 more = out.plus(Uint256.ONE);
            Uint256 half = Uint256.of(order.sellAmount().toBigInteger().shiftRight(1));
            found.add(single(100, order, order.sellAmount(), out));
            found.add(single(101, order, order.sellAmount(), Uint256.ONE));
            found.add(single(102, order, half, out));
            found.add(single(103, order, order.sellAmount(), out)
                    .swap(pool, in, new TokenAmount(order.buyToken(), more)));
            found.add(single(104, order, order.sellAmount(), out)
                    .swap(pool, in, new TokenAmount(order.buyToken(), out), true));
            found.add(
                    single(105, order, order.sellAmount(), out).swap(pool, in, new TokenAmount(order.buyToken(), out)));
            found.add(Solution.withId(106));
            found.add(single(107, order, order.sellAmount(), out).fill(order, order.sellAmount(), Uint256.ZERO));
        }
        return Verdicts.judge(recorded, found.close());
    }

    private static Solution single(long id, OpenOrder order, Uint256 sold, Uint256 bought) {
        return Solution.single(id, order, sold, bought, Uint256.ZERO);
    }
}
