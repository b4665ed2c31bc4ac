package io.walras.solvers.baseline;

import static io.walras.solvers.baseline.BaselineMarket.COW;
import static io.walras.solvers.baseline.BaselineMarket.COW_PRICE;
import static io.walras.solvers.baseline.BaselineMarket.USDC;
import static io.walras.solvers.baseline.BaselineMarket.WETH;
import static io.walras.solvers.baseline.BaselineMarket.WETH_PRICE;
import static io.walras.solvers.baseline.BaselineMarket.auction;
import static io.walras.solvers.baseline.BaselineMarket.prices;
import static io.walras.solvers.baseline.BaselineMarket.settings;
import static io.walras.solvers.baseline.BaselineMarket.solve;
import static io.walras.solvers.baseline.BaselineMarket.swap;
import static io.walras.solvers.baseline.BaselineMarket.usedPool;
import static io.walras.solvers.testing.AuctionBuilder.amount;
import static io.walras.solvers.testing.AuctionBuilder.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.solvers.testing.AuctionBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which pools the baseline solver goes through. The amounts are worked out by hand from the pools' formula. */
class BaselineRoutingTest {
    @Test
    void shouldSellThroughOnePoolWithoutAFeeForAMarketOrder() {
        List<SolutionJson> solutions = solve(auction()
                .order(
                        OrderKind.SELL,
                        WETH,
                        "133700000000000000",
                        COW,
                        "6000000000000000000000",
                        false,
                        OrderClass.MARKET));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "6043910341261930467761", COW, "133700000000000000"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("133700000000000000"), null)),
                        List.of(swap("0", WETH, "133700000000000000", COW, "6043910341261930467761")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldSellAcrossTwoPools() {
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.SELL, COW, "10000000000000000000000", USDC, "360000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(COW, "367414847", USDC, "9936077994811559203648"),
                        List.of(new TradeJson.Fulfillment(
                                uid(0), amount("9936077994811559203648"), amount("63922005188440796352"))),
                        List.of(
                                swap("0", COW, "10000000000000000000000", WETH, "201315743376424823"),
                                swap("1", WETH, "201315743376424823", USDC, "369778546")),
                        Uint256.of(226_391)));
    }

    @Test
    void shouldBuyAcrossTwoPools() {
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.BUY, COW, "2700000000000000000000", USDC, "100000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(COW, "100000000", USDC, "2599046264641236445122"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("100000000"), amount("63922005188440796352"))),
                        List.of(
                                swap("0", COW, "2599046264641236445122", WETH, "54441763681783690"),
                                swap("1", WETH, "54441763681783690", USDC, "100000000")),
                        Uint256.of(226_391)));
    }

    @Test
    void shouldNotTakeMoreHopsThanAllowed() {
        AuctionBuilder auction = auction().order(OrderKind.SELL, COW, "10000000000000000000000", USDC, "1");

        assertThat(solve(auction, settings(0, "100000000000000000"))).isEmpty();
    }

    @Test
    void shouldOnlyPassThroughBaseTokens() {
        AuctionBuilder auction = new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .token(COW, COW_PRICE)
                .pool(WETH, "1000000000000000000", USDC, "1000000000000000000")
                .pool(USDC, "1000000000000000000", COW, "1000000000000000000")
                .gasPrice(0)
                .order(OrderKind.SELL, WETH, "1000000", COW, "1");

        assertThat(solve(auction, new BaselineSettings(WETH, new TreeSet<>(), 2, 1, Uint256.ONE, 0)))
                .isEmpty();
        assertThat(solve(auction, new BaselineSettings(WETH, new TreeSet<>(List.of(USDC)), 2, 1, Uint256.ONE, 0)))
                .hasSize(1);
    }

    @Test
    void shouldTakeTheBestPoolAtEachHop() {
        AuctionBuilder auction = new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .gasPrice(0)
                .pool(WETH, "1000000", COW, "1000000")
                .pool(WETH, "1000000", COW, "1010000")
                .pool(WETH, "1000000", COW, "1005000");

        assertThat(usedPool(solve(auction.order(OrderKind.SELL, WETH, "1000", COW, "900"))))
                .isEqualTo("1");
        assertThat(usedPool(solve(auction.order(OrderKind.BUY, WETH, "2000", COW, "1000"))))
                .isEqualTo("1");
    }

    @Test
    void shouldTakeTheLastOfEqualPoolsToSellAndTheFirstToBuy() {
        AuctionBuilder pools = new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .gasPrice(0)
                .pool(WETH, "1000000", COW, "1000000")
                .pool(WETH, "1000000", COW, "1000000");

        List<SolutionJson> solutions = solve(
                pools.order(OrderKind.SELL, WETH, "1000", COW, "900").order(OrderKind.BUY, WETH, "2000", COW, "1000"));

        assertThat(usedPool(solutions.subList(0, 1))).isEqualTo("1");
        assertThat(usedPool(solutions.subList(1, 2))).isEqualTo("0");
    }

    @Test
    void shouldIgnoreTheRequestsGasEstimatesAndPoolsItCannotUse() {
        List<SolutionJson> solutions = solve(auction()
                .pool(WETH, "1", COW, "179617892578796375604692000", Fraction.of(1, 1))
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1"));

        assertThat(solutions.getFirst().gas()).isEqualTo(Uint256.of(166_391));
        assertThat(usedPool(solutions)).isEqualTo("0");
    }

    @Test
    void shouldSolveAnOrderOfOneTokenWithoutAnyPool() {
        // fee = 106391 * 15e9 wei
        List<SolutionJson> solutions = solve(auction()
                .order(OrderKind.SELL, WETH, "1000000000000000000", WETH, "990000000000000000")
                .order(OrderKind.BUY, WETH, "1000000000000000000", WETH, "990000000000000000"));

        assertThat(solutions)
                .containsExactly(
                        SolutionJson.of(
                                Uint256.ZERO,
                                new TreeMap<>(Map.of(WETH, amount("998404135000000000"))),
                                List.of(new TradeJson.Fulfillment(
                                        uid(0), amount("998404135000000000"), amount("1595865000000000"))),
                                List.of(),
                                Uint256.of(106_391)),
                        SolutionJson.of(
                                Uint256.ONE,
                                new TreeMap<>(Map.of(WETH, amount("990000000000000000"))),
                                List.of(new TradeJson.Fulfillment(
                                        uid(1), amount("990000000000000000"), amount("1595865000000000"))),
                                List.of(),
                                Uint256.of(106_391)));
    }
}
