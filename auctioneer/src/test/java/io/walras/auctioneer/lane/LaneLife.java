package io.walras.auctioneer.lane;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderStatus;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lane that a test leads through its life. */
abstract class LaneLife {
    static final long NOW = 1_000_000;
    static final Address SOLVER = token(70);
    static final ConstantProductPool POOL = new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1);

    final LaneMachine machine = new LaneMachine(
            new CutRules(WETH, 100, 10, 60, List.of()),
            award -> Bytes.of(award.structHash().toArray()));
    LaneState state = LaneState.empty(IntentPool.empty(Pools.rules(10, 10)));

    void happen(List<LaneEvent> events) {
        state = state.applyAll(events);
    }

    Intent admit(Orders order) {
        Intent intent = order.signed();
        happen(LaneMachine.pool(state, new PoolInput.Admit(intent, "{}", true, NOW))
                .events());
        return intent;
    }

    PoolAnswer cancel(Intent intent) {
        Decision<PoolAnswer> decision =
                LaneMachine.pool(state, new PoolInput.Cancel(List.of(intent.uid()), intent.owner(), NOW));
        happen(decision.events());
        return decision.answer();
    }

    Optional<Batch> cut() {
        Funds rich = new Funds(Uint256.of(100_000), Uint256.of(100_000));
        ChainView chain = new ChainView(
                new Batch.BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE),
                machine.plan(state, 0, NOW).window().orders().stream()
                        .map(PooledOrder::uid)
                        .collect(Collectors.toSet()),
                Map.of(new Holding(ALICE.address(), WETH), rich, new Holding(BOB.address(), WETH), rich),
                Map.of(),
                Set.of(),
                List.of(POOL));
        Decision<Optional<Batch>> decision = machine.cut(state, chain, MakersWord.NONE, NOW);
        happen(decision.events());
        return decision.answer();
    }

    static AwardProposal winner(Intent intent, int id) {
        TreeMap<OrderUid, OrderFill> fills = new TreeMap<>();
        fills.put(
                intent.uid(),
                new OrderFill(
                        1, Uint256.of(1_000), Uint256.of(2_100), Uint256.ZERO, Uint256.ZERO, OrderFill.Phase.LIVE));
        return new AwardProposal(
                SOLVER,
                SOLVER,
                Uint256.of(id),
                Keccak256.hash("bundle " + id),
                1_060,
                200_000,
                false,
                fills,
                List.of(),
                (award, signature) -> Bytes.concat(award.bundleHash().toArray(), signature.toArray()));
    }

    static Competition competition(int... ids) {
        return competition(List.of(), ids);
    }

    static Competition competition(List<OrderUid> orders, int... ids) {
        List<Competition.Solution> solutions = Arrays.stream(ids)
                .mapToObj(id -> new Competition.Solution(
                        id,
                        SOLVER,
                        Uint256.of(id),
                        Uint256.ONE,
                        ClearingPrices.uniform(new TreeMap<>()),
                        List.of(),
                        true,
                        false))
                .toList();
        return new Competition(
                1,
                9,
                1_060,
                Bytes32.ZERO,
                orders,
                new TreeMap<>(),
                new TreeMap<>(),
                solutions,
                List.of(),
                null,
                null,
                null,
                null);
    }

    AwardedBundle award(Intent intent) {
        assertThat(cut()).isPresent();
        Decision<List<AwardedBundle>> decision =
                machine.close(state, competition(1), Samples.evidence(), List.of(winner(intent, 1)), 5);
        happen(decision.events());
        return decision.answer().getFirst();
    }

    void sight(JobId job, @Nullable Place place, boolean isFinal, boolean late) {
        happen(LaneSettlements.sight(state, new JobSighting(job, place, isFinal, late), NOW));
    }

    static Place settledIn(long block) {
        return new Place.Settled(new MinedSettlement(
                Keccak256.hash("tx"), block, Keccak256.hash("block " + block), 100_000, Uint256.ONE, List.of()));
    }

    OrderStatus status(Intent intent) {
        return state.pool().order(intent.uid()).orElseThrow().status(NOW / 1000);
    }
}
