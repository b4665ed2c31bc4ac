package io.walras.solvers.crossing;

import static io.walras.solvers.crossing.World.DAI;
import static io.walras.solvers.crossing.World.USDC;
import static io.walras.solvers.crossing.World.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CrossingSolverTest {
    private static final Uint256 UNIT = Uint256.powerOfTen(18);
    private static final Uint256 DEEP = Uint256.powerOfTen(15);

    /** A pool of 10^9 on each side gives 2,982,080 for 3,000,000 and 996,006 for 1,000,000. */
    private static final Uint256 SHALLOW = Uint256.powerOfTen(9);

    /** Every token is worth one wei an atom, and no pool exists. */
    private static World world() {
        return new World().price(WETH, UNIT).price(USDC, UNIT).price(DAI, UNIT);
    }

    @Test
    void shouldMatchTwoOppositeOrdersWithoutAPool() {
        World world = world().pool(WETH, DEEP, USDC, DEEP)
                .sell(WETH, 1_000_000, USDC, 900_000)
                .sell(USDC, 1_000_500, WETH, 900_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.id()).isEqualTo(Uint256.ZERO);
        assertThat(first.interactions()).isEmpty();
        assertThat(first.prices())
                .containsEntry(WETH, Uint256.of(1_000_500))
                .containsEntry(USDC, Uint256.of(1_000_000))
                .hasSize(2);
        assertThat(bought(world, first)).containsExactlyInAnyOrder(1_000_500L, 1_000_000L);
    }

    @Test
    void shouldTakeTheGasOutOfWhatEachSells() {
        // 86391 gas each: 66391 for the trade, half of the settlement's 40000
        World world = world().gasPrice(1)
                .pool(WETH, DEEP, USDC, DEEP)
                .sell(WETH, 100_000_000, USDC, 90_000_000)
                .sell(USDC, 100_000_000, WETH, 90_000_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.trades())
                .extracting(trade -> Objects.requireNonNull(((TradeJson.Fulfillment) trade).fee()))
                .containsExactly(Uint256.of(86_391), Uint256.of(86_391));
        assertThat(first.gas()).isEqualTo(Uint256.of(172_782));
        assertThat(bought(world, first)).containsExactly(99_913_609L, 99_913_609L);
    }

    @Test
    void shouldMatchASellOrderWithABuyOrder() {
        World world = world().sell(WETH, 1_000_000, USDC, 900_000).buy(USDC, 1_100_000, WETH, 1_000_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.interactions()).isEmpty();
        assertThat(bought(world, first)).containsExactlyInAnyOrder(1_000_000L, 1_000_000L);
    }

    @Test
    void shouldMatchTwoBuyOrders() {
        World world = world().buy(WETH, 1_100_000, USDC, 1_000_000).buy(USDC, 1_100_000, WETH, 1_050_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.interactions()).isEmpty();
        assertThat(bought(world, first)).containsExactlyInAnyOrder(1_000_000L, 1_050_000L);
    }

    @Test
    void shouldFillAPartialOrderAsFarAsTheOtherGoes() {
        World world = world().order(OrderKind.SELL, WETH, Uint256.of(5_000_000), USDC, Uint256.of(4_000_000), true)
                .sell(USDC, 1_000_000, WETH, 900_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.interactions()).isEmpty();
        assertThat(bought(world, first)).containsExactlyInAnyOrder(1_000_000L, 1_000_000L);
    }

    @Test
    void shouldMatchThreeOrdersInARing() {
        World world = world().sell(WETH, 1_000_000, USDC, 900_000)
                .sell(USDC, 1_010_000, DAI, 900_000)
                .sell(DAI, 1_020_000, WETH, 900_000);

        List<SolutionJson> solutions = world.solve();

        assertThat(solutions).hasSize(1);
        assertThat(solutions.getFirst().interactions()).isEmpty();
        assertThat(bought(world, solutions.getFirst())).containsExactlyInAnyOrder(1_010_000L, 1_020_000L, 1_000_000L);
    }

    @Test
    void shouldSendWhatIsLeftOverThroughAPool() {
        World world = world().pool(WETH, SHALLOW, USDC, SHALLOW)
                .sell(WETH, 3_000_000, USDC, 2_900_000)
                .sell(USDC, 1_000_000, WETH, 900_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.trades()).hasSize(2);
        InteractionJson.Liquidity swap =
                (InteractionJson.Liquidity) first.interactions().getFirst();
        assertThat(swap.inputToken()).isEqualTo(WETH);
        assertThat(swap.inputAmount()).isBetween(Uint256.of(1_980_000), Uint256.of(2_020_000));
        assertThat(bought(world, first))
                .satisfiesExactlyInAnyOrder(
                        larger -> assertThat(larger).isGreaterThan(2_982_080),
                        smaller -> assertThat(smaller).isGreaterThan(996_006));
    }

    @Test
    void shouldBuyWhatIsLackingFromAPool() {
        World world = world().pool(WETH, SHALLOW, USDC, SHALLOW)
                .buy(WETH, 3_100_000, USDC, 3_000_000)
                .sell(USDC, 1_000_000, WETH, 900_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.trades()).hasSize(2);
        assertThat(first.interactions()).hasSize(1);
        assertThat(bought(world, first))
                .satisfiesExactlyInAnyOrder(
                        exact -> assertThat(exact).isEqualTo(3_000_000),
                        smaller -> assertThat(smaller).isGreaterThan(996_006));
    }

    @Test
    void shouldServeABuyerOutOfALargerSale() {
        World world = world().pool(WETH, SHALLOW, USDC, SHALLOW)
                .sell(WETH, 3_000_000, USDC, 2_900_000)
                .buy(USDC, 1_100_000, WETH, 1_000_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.trades()).hasSize(2);
        assertThat(first.interactions()).hasSize(1);
        assertThat(bought(world, first))
                .satisfiesExactlyInAnyOrder(
                        larger -> assertThat(larger).isGreaterThan(2_982_080),
                        exact -> assertThat(exact).isEqualTo(1_000_000));
    }

    @Test
    void shouldServeABuyerOutOfALargerPurchase() {
        World world = world().pool(WETH, SHALLOW, USDC, SHALLOW)
                .buy(WETH, 3_100_000, USDC, 3_000_000)
                .buy(USDC, 1_100_000, WETH, 1_000_000);

        SolutionJson first = world.solve().getFirst();

        assertThat(first.trades()).hasSize(2);
        assertThat(first.interactions()).hasSize(1);
        assertThat(bought(world, first)).containsExactlyInAnyOrder(3_000_000L, 1_000_000L);
    }

    @Test
    void shouldAlsoOfferAMatchThatOnlyKeepsTheLimits() {
        // The pool gives 996,006 for the WETH; the buyer of WETH has only 950,000 to give.
        World world = world().pool(WETH, SHALLOW, USDC, SHALLOW)
                .sell(WETH, 1_000_000, USDC, 940_000)
                .sell(USDC, 950_000, WETH, 900_000);

        List<SolutionJson> solutions = world.solve();

        assertThat(solutions.get(0).interactions()).isNotEmpty();
        assertThat(solutions.get(1).interactions()).isEmpty();
        assertThat(bought(world, solutions.get(1))).containsExactlyInAnyOrder(950_000L, 1_000_000L);
    }

    @Test
    void shouldNotMatchOrdersWhoseLimitsDoNotCross() {
        World world = world().sell(WETH, 1_000_000, USDC, 1_010_000).sell(USDC, 1_000_000, WETH, 1_000_000);

        assertThat(world.solve()).isEmpty();
    }

    @Test
    void shouldOfferEveryOrderThatAPoolServesAlone() {
        World world = world().pool(WETH, DEEP, USDC, DEEP)
                .sell(WETH, 1_000_000, USDC, 990_000)
                .sell(WETH, 1_000_000, USDC, 900_000)
                .sell(WETH, 1_000_000, USDC, 1_000_000);

        List<SolutionJson> solutions = world.solve();

        assertThat(solutions).hasSize(2);
        assertThat(bought(world, solutions.getFirst())).containsExactly(996_999L);
        assertThat(((TradeJson.Fulfillment) solutions.getFirst().trades().getFirst()).order())
                .as("what gains most comes first")
                .isEqualTo(world.uid(1));
    }

    @Test
    void shouldSwapOnlyWhatIsSoldWithoutTheFee() {
        World world = world().gasPrice(1).pool(WETH, DEEP, USDC, DEEP).sell(WETH, 100_000_000, USDC, 90_000_000);

        InteractionJson.Liquidity swap = (InteractionJson.Liquidity)
                world.solve().getFirst().interactions().getFirst();

        assertThat(swap.inputAmount()).isEqualTo(Uint256.of(100_000_000 - 166_391));
    }

    @Test
    void shouldDoNothingWithNoOrders() {
        assertThat(world().pool(WETH, DEEP, USDC, DEEP).solve()).isEmpty();
    }

    @Test
    void shouldLeaveOrdersAloneWhoseTokensHaveNoPrice() {
        Address unknown = World.token(9);
        World world =
                world().gasPrice(1).sell(unknown, 1_000_000, USDC, 900_000).sell(USDC, 1_000_000, unknown, 900_000);

        assertThat(world.solve()).isEmpty();
    }

    private static List<Long> bought(World world, SolutionJson solution) {
        BundleCheck.Verdict verdict = world.check(solution);
        assertThat(verdict).isInstanceOf(BundleCheck.Verified.class);
        return ((BundleCheck.Verified) verdict)
                .bundle().executions().stream()
                        .map(Execution::executedBuy)
                        .map(amount -> amount.toBigInteger().longValueExact())
                        .toList();
    }
}
