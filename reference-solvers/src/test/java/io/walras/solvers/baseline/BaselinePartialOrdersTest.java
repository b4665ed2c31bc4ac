package io.walras.solvers.baseline;

import static io.walras.solvers.baseline.BaselineMarket.COW;
import static io.walras.solvers.baseline.BaselineMarket.WETH;
import static io.walras.solvers.baseline.BaselineMarket.WETH_PRICE;
import static io.walras.solvers.baseline.BaselineMarket.auction;
import static io.walras.solvers.baseline.BaselineMarket.prices;
import static io.walras.solvers.baseline.BaselineMarket.solve;
import static io.walras.solvers.baseline.BaselineMarket.swap;
import static io.walras.solvers.testing.AuctionBuilder.amount;
import static io.walras.solvers.testing.AuctionBuilder.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.solvers.testing.AuctionBuilder;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How much of a partially fillable order the baseline solver fills. */
class BaselinePartialOrdersTest {
    @Test
    void shouldHalveAPartialOrderUntilItsLimitHolds() {
        // all of it gives 37113 COW, too few; half of it gives 20694 for a limit of 20000
        List<SolutionJson> solutions = solve(auction()
                .order(
                        OrderKind.SELL,
                        WETH,
                        "1000000000000000000",
                        COW,
                        "40000000000000000000000",
                        true,
                        OrderClass.LIMIT));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "20694705425542464884657", COW, "500000000000000000"),
                        List.of(new TradeJson.Fulfillment(
                                uid(0), amount("500000000000000000"), amount("2495865000000000"))),
                        List.of(swap("0", WETH, "500000000000000000", COW, "20694705425542464884657")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldBuyWhatThePoolReallyGivesForAPartOfABuyOrder() {
        // in(5e17) = 1003010 is too much; in(25e16) = 334337 really gives 250000368812318636, less than the whole order
        List<SolutionJson> solutions = solve(new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .gasPrice(0)
                .pool(WETH, "1000000", COW, "1000000000000000000")
                .order(OrderKind.BUY, WETH, "700000", COW, "500000000000000000", true, OrderClass.LIMIT));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "250000368812318636", COW, "334337"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("250000368812318636"), Uint256.ZERO)),
                        List.of(swap("0", WETH, "334337", COW, "250000368812318636")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldNotTryMoreHalvesThanAllowed() {
        AuctionBuilder auction = auction()
                .order(
                        OrderKind.SELL,
                        WETH,
                        "1000000000000000000",
                        COW,
                        "40000000000000000000000",
                        true,
                        OrderClass.LIMIT);
        BaselineSettings once = new BaselineSettings(WETH, new TreeSet<>(), 1, 1, Uint256.ONE, 106_391);

        assertThat(solve(auction, once)).isEmpty();
    }
}
