package io.walras.solvers.baseline;

import static io.walras.solvers.baseline.BaselineMarket.COW;
import static io.walras.solvers.baseline.BaselineMarket.COW_PRICE;
import static io.walras.solvers.baseline.BaselineMarket.WETH;
import static io.walras.solvers.baseline.BaselineMarket.WETH_PRICE;
import static io.walras.solvers.baseline.BaselineMarket.auction;
import static io.walras.solvers.baseline.BaselineMarket.settings;
import static io.walras.solvers.baseline.BaselineMarket.solve;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.sdk.Solutions;
import io.walras.solvers.testing.AuctionBuilder;
import org.junit.jupiter.api.Test;

/** What the baseline solver leaves to buffers, and when it stops. */
class BaselineSolverTest {
    @Test
    void shouldInternalizeWhatBuffersCover() {
        AuctionBuilder covered = auction()
                .token(WETH, WETH_PRICE, "0", true)
                .token(COW, COW_PRICE, "6043910341261930467761", false)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1");

        assertThat(solve(covered).getFirst().interactions()).allMatch(InteractionJson::internalize);
    }

    @Test
    void shouldNotInternalizeWhatBuffersDoNotCoverOrWhoseInputIsNotTrusted() {
        AuctionBuilder short1 = auction()
                .token(WETH, WETH_PRICE, "0", true)
                .token(COW, COW_PRICE, "6043910341261930467760", true)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1");
        AuctionBuilder untrusted = auction()
                .token(WETH, WETH_PRICE, "0", false)
                .token(COW, COW_PRICE, "6043910341261930467761", true)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1");

        assertThat(solve(short1).getFirst().interactions()).noneMatch(InteractionJson::internalize);
        assertThat(solve(untrusted).getFirst().interactions()).noneMatch(InteractionJson::internalize);
    }

    @Test
    void shouldSolveNothingOnceTheTimeIsUp() {
        Solutions closed = new Solutions();
        closed.close();
        new BaselineSolver(settings(1, "1"))
                .solve(
                        auction()
                                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1")
                                .build(),
                        closed);

        assertThat(closed.close()).isEmpty();
    }
}
