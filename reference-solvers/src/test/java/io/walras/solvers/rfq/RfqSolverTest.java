package io.walras.solvers.rfq;

import static io.walras.solvers.rfq.Floor.USDC;
import static io.walras.solvers.rfq.Floor.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.book.Side;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Property;
import io.walras.sdk.SolutionCheck;
import io.walras.solvers.rfq.Floor.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class RfqSolverTest {
    private static Judged only(Floor floor) {
        List<Judged> solutions = floor.solve();
        assertThat(solutions).hasSize(1);
        assertThat(solutions.getFirst().check()).isInstanceOf(SolutionCheck.Scored.class);
        return solutions.getFirst();
    }

    private static List<Execution> executions(Judged judged) {
        return judged.scored().bundle().executions();
    }

    @Test
    void shouldTakeAQuoteThatIsBetterThanThePool() {
        Judged judged = only(new Floor()
                .pool(1_000_000, 2_000_000)
                .quote(USDC, 4_200, 2_000, 1)
                .user(OrderKind.SELL, WETH, 1_000, USDC, 1_900));

        assertThat(judged.liquidity()).containsExactly("1");
        assertThat(judged.scored().score()).isGreaterThanOrEqualTo(Uint256.of(199));
    }

    @Test
    void shouldUseThePoolWhereItIsBetterThanAQuote() {
        Judged judged = only(new Floor()
                .pool(1_000_000, 2_000_000)
                .quote(USDC, 3_900, 2_000, 1)
                .user(OrderKind.SELL, WETH, 1_000, USDC, 1_900));

        assertThat(judged.liquidity()).containsExactly("0");
    }

    @Test
    void shouldSpreadAnOrderOverAQuoteAndThePool() {
        Judged judged = only(new Floor()
                .pool(100_000, 200_000)
                .quote(USDC, 10_000, 5_000, 1)
                .user(OrderKind.SELL, WETH, 10_000, USDC, 17_000));

        assertThat(judged.liquidity()).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void shouldTakeOneOfTheQuotesThatShareANonce() {
        Judged judged = only(new Floor()
                .quote(USDC, 4_200, 2_000, 1)
                .quote(USDC, 2_150, 1_000, 1)
                .user(OrderKind.SELL, WETH, 1_000, USDC, 1_900));

        assertThat(judged.liquidity()).hasSize(1);
        assertThat(executions(judged).getFirst().executedBuy()).isGreaterThanOrEqualTo(Uint256.of(2_149));
    }

    @Test
    void shouldFillARestingOrderInPart() {
        Judged judged = only(new Floor().resting(Side.ASK, 2, 100_000).user(OrderKind.BUY, USDC, 2_500, WETH, 1_000));

        assertThat(judged.liquidity()).isEmpty();
        assertThat(executions(judged)).hasSize(2).anySatisfy(execution -> {
            assertThat(execution.side()).isEqualTo(OrderKind.SELL);
            assertThat(execution.executedSell()).isEqualTo(Uint256.of(1_000));
        });
    }

    @Test
    void shouldFillTheBetterOfTwoRestingOrdersFirst() {
        Judged judged = only(new Floor()
                .resting(Side.ASK, 3, 1_000)
                .resting(Side.ASK, 2, 600)
                .user(OrderKind.BUY, USDC, 4_000, WETH, 1_000));

        assertThat(executions(judged))
                .filteredOn(execution -> execution.side() == OrderKind.SELL)
                .extracting(Execution::executedSell)
                .containsExactlyInAnyOrder(Uint256.of(600), Uint256.of(400));
    }

    @Test
    void shouldMixUsersBooksQuotesAndPoolsInOneSolution() {
        Judged judged = only(new Floor()
                .pool(100_000, 200_000)
                .quote(WETH, 2_000, 4_020, 1)
                .resting(Side.ASK, 2, 1_000)
                .user(OrderKind.SELL, USDC, 20_000, WETH, 8_000)
                .user(OrderKind.SELL, WETH, 500, USDC, 900));

        assertThat(judged.liquidity()).containsExactlyInAnyOrder("0", "1");
        assertThat(executions(judged)).hasSize(3);
    }

    @Test
    void shouldOfferNothingWhereNobodyCanBeServed() {
        assertThat(new Floor().user(OrderKind.SELL, WETH, 1_000, USDC, 1_900).solve())
                .isEmpty();
    }

    @Test
    void shouldNeverOfferWhatTheAuctioneerRefuses() {
        Property.forAll(60, gen -> {
            Floor floor = new Floor();
            if (gen.bool()) {
                floor.pool(gen.between(10_000, 1_000_000), gen.between(20_000, 2_000_000));
            }
            for (long i = gen.between(0, 4); i > 0; i--) {
                Address gives = gen.bool() ? WETH : USDC;
                long weth = gen.between(10, 5_000);
                long usdc = weth * gen.between(180, 220) / 100;
                floor.quote(
                        gives, gives.equals(WETH) ? weth : usdc, gives.equals(WETH) ? usdc : weth, gen.between(1, 3));
            }
            for (long i = gen.between(0, 4); i > 0; i--) {
                floor.resting(gen.bool() ? Side.ASK : Side.BID, gen.between(1, 4), gen.between(1, 5_000));
            }
            for (long i = gen.between(1, 6); i > 0; i--) {
                long weth = gen.between(10, 5_000);
                long usdc = weth * gen.between(150, 250) / 100;
                OrderKind kind = gen.bool() ? OrderKind.SELL : OrderKind.BUY;
                boolean sells = gen.bool();
                floor.user(kind, sells ? WETH : USDC, sells ? weth : usdc, sells ? USDC : WETH, sells ? usdc : weth);
            }
            assertThat(floor.solve())
                    .allSatisfy(judged -> assertThat(judged.check()).isInstanceOf(SolutionCheck.Scored.class));
        });
    }
}
