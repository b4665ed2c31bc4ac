package io.walras.solvers.baseline;

import static io.walras.solvers.baseline.BaselineMarket.COW;
import static io.walras.solvers.baseline.BaselineMarket.USDC;
import static io.walras.solvers.baseline.BaselineMarket.WETH;
import static io.walras.solvers.baseline.BaselineMarket.auction;
import static io.walras.solvers.baseline.BaselineMarket.fee;
import static io.walras.solvers.baseline.BaselineMarket.prices;
import static io.walras.solvers.baseline.BaselineMarket.settings;
import static io.walras.solvers.baseline.BaselineMarket.solve;
import static io.walras.solvers.baseline.BaselineMarket.swap;
import static io.walras.solvers.testing.AuctionBuilder.amount;
import static io.walras.solvers.testing.AuctionBuilder.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.solvers.testing.AuctionBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the baseline solver charges for gas, by which prices, and the limits that hold with it. */
class BaselineFeesTest {
    @Test
    void shouldTakeTheFeeOfASellOrderOutOfWhatItSells() {
        // fee = 166391 gas * 15e9 wei; the pool still gets everything; bought = floor((sold - fee) * out / in)
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.SELL, WETH, "133700000000000000", COW, "5900000000000000000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "5931084729564894506003", COW, "131204135000000000"),
                        List.of(new TradeJson.Fulfillment(
                                uid(0), amount("131204135000000000"), amount("2495865000000000"))),
                        List.of(swap("0", WETH, "133700000000000000", COW, "6043910341261930467761")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldRefuseALimitThatHoldsOnlyWithoutTheFee() {
        assertThat(solve(auction().order(OrderKind.SELL, WETH, "133700000000000000", COW, "5931084729564894506003")))
                .hasSize(1);
        assertThat(solve(auction().order(OrderKind.SELL, WETH, "133700000000000000", COW, "5931084729564894506004")))
                .isEmpty();
    }

    @Test
    void shouldAddTheFeeOfABuyOrderToWhatItSellsAndCapWhatItBuys() {
        // in(1e18) = 1848013595, which really gives 1000000000428620302
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.BUY, USDC, "2000000000", WETH, "1000000000000000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(USDC, "1000000000000000000", WETH, "1848013595"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("1000000000000000000"), amount("4594554"))),
                        List.of(swap("1", USDC, "1848013595", WETH, "1000000000428620302")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldRefuseABuyOrderThatPaysTooLittleByOneAtom() {
        assertThat(solve(auction().order(OrderKind.BUY, USDC, "1852608149", WETH, "1000000000000000000")))
                .hasSize(1);
        assertThat(solve(auction().order(OrderKind.BUY, USDC, "1852608148", WETH, "1000000000000000000")))
                .isEmpty();
    }

    @Test
    void shouldEstimateThePriceOfATokenThatComesWithoutOne() {
        // in(1e17 wei) = 4832331437888236515261; price = 1e18 * (1e17 / in) = 20693944793592.x in doubles
        List<SolutionJson> solutions = solve(auction()
                .unpricedToken(COW)
                .order(OrderKind.SELL, COW, "10000000000000000000000", WETH, "190000000000000000"));

        assertThat(solutions.getFirst().trades())
                .containsExactly(new TradeJson.Fulfillment(
                        uid(0), amount("9879391530957748613033"), amount("120608469042251386967")));
        assertThat(solutions.getFirst().prices())
                .isEqualTo(prices(COW, "198887705016151487", WETH, "9879391530957748613033"));
    }

    @Test
    void shouldKnowThePriceOfTheWrappedNativeToken() {
        List<SolutionJson> solutions = solve(auction()
                .unpricedToken(WETH)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "5900000000000000000000"));

        assertThat(fee(solutions)).isEqualTo(amount("2495865000000000"));
    }

    @Test
    void shouldTakeNoFeeInATokenThatHasNoPriceAtAll() {
        Address orphan = Address.fromHex("0x1111111111111111111111111111111111111111");
        List<SolutionJson> solutions = solve(new AuctionBuilder()
                .pool(orphan, "1000000", COW, "1000000")
                .order(OrderKind.SELL, orphan, "1000", COW, "900"));

        assertThat(fee(solutions)).isEqualTo(Uint256.ZERO);
        assertThat(solutions.getFirst().prices()).isEqualTo(prices(orphan, "996", COW, "1000"));
    }

    @Test
    void shouldSkipAnOrderWhosePriceIsOutOfRangeAndKeepTheNumbersOfTheOthers() {
        // one atom of WETH costs 10^20 atoms of dust: 10^18 of them are worth less than one wei
        Address dust = Address.fromHex("0x1111111111111111111111111111111111111111");
        List<SolutionJson> solutions = solve(
                auction()
                        .unpricedToken(dust)
                        .pool(dust, "100000000000000000000000000000000", WETH, "1000000000000")
                        .order(OrderKind.SELL, dust, "1000000000000000000000000", WETH, "1")
                        .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1"),
                settings(1, "1"));

        assertThat(solutions).extracting(SolutionJson::id).containsExactly(Uint256.ONE);
    }
}
