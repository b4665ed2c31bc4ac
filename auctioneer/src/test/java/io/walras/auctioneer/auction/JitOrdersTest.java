package io.walras.auctioneer.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.auction.AuctionChain.Simulation;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.JitOrder;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JitOrdersTest {
    private static final Address SOLVER = Orders.token(90);
    private static final SimulatedAt HEAD = new SimulatedAt(9, Bytes32.ZERO);
    private static final Intent ALICES = Orders.sell().signed();
    private static final Intent BOBS = Orders.sell()
            .of(Orders.USDC, Orders.WETH)
            .amounts(2_000, 1_000)
            .by(Orders.BOB)
            .signed();

    /** Alice's order filled with Bob's, which the solver brings along. */
    private static VerifiedBundle bundle() {
        Batch batch = new Batch(
                7,
                0,
                new Batch.BlockRef(1, Bytes32.ZERO, 0, Uint256.ZERO),
                List.of(new AuctionOrder(ALICES, Uint256.of(1_000), List.of())),
                new TreeMap<>(),
                List.of(),
                Bytes32.ZERO,
                Orders.WETH);
        JitOrder jit = new JitOrder(
                BOBS.order(), BOBS.signature().scheme(), BOBS.signature().onChain(BOBS.owner()));
        Bundle bundle = new Bundle(
                7,
                SOLVER,
                Uint256.ONE,
                ClearingPrices.uniform(new TreeMap<>(Map.of(Orders.WETH, Uint256.of(2), Orders.USDC, Uint256.ONE))),
                List.of(new Fill(ALICES.uid(), Uint256.of(1_000), Uint256.ZERO)),
                List.of(),
                List.of(new Interaction.JitTake(jit, Uint256.of(2_000))),
                List.of());
        BundleLimits limits = new BundleLimits(9, 9, 9, Set.of(), Orders.DOMAIN.separator());
        return ((BundleCheck.Verified) new BundleCheck(limits).check(batch, bundle)).bundle();
    }

    private static Simulation passing(List<VerifiedBundle> bundles, List<VerifiedBundle> tried) {
        tried.addAll(bundles);
        return new Simulation(new Simulated(new TreeMap<>(), HEAD), List.of());
    }

    @Test
    void shouldKeepPostedOrdersFromBeingBroughtAlong() {
        VerifiedBundle bundle = bundle();
        List<VerifiedBundle> tried = new ArrayList<>();

        Simulation simulation =
                new JitOrders(JitOrders.of(List.of(bundle))).simulated(List.of(bundle), all -> passing(all, tried));

        assertThat(tried).isEmpty();
        assertThat(Objects.requireNonNull(simulation.verdicts().failed().get(new BundleName(SOLVER, Uint256.ONE)))
                        .code())
                .isEqualTo(Code.JitWasPosted);
    }

    @Test
    void shouldSimulateWhatBringsOrdersAlongThatNobodyPosted() {
        VerifiedBundle bundle = bundle();
        List<VerifiedBundle> tried = new ArrayList<>();

        Simulation simulation = new JitOrders(new TreeSet<>()).simulated(List.of(bundle), all -> passing(all, tried));

        assertThat(tried).containsExactly(bundle);
        assertThat(simulation.verdicts().failed()).isEmpty();
    }
}
