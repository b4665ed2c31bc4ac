package io.walras.auctioneer.lane;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.duty.BreakerRules;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
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
import org.junit.jupiter.api.Test;

class LaneMachineTest {
    private static final long NOW = 1_000_000;
    private static final Address SOLVER = token(70);
    private static final ConstantProductPool POOL = new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1);

    private final LaneMachine machine = new LaneMachine(
            new CutRules(WETH, 100, 10, List.of()),
            award -> Bytes.of(award.structHash().toArray()));
    private LaneState state = LaneState.empty(IntentPool.empty(Pools.rules(10, 10)));

    private void happen(List<LaneEvent> events) {
        state = state.applyAll(events);
    }

    private Intent admit(Orders order) {
        Intent intent = order.signed();
        happen(LaneMachine.pool(state, new PoolInput.Admit(intent, "{}", true, NOW))
                .events());
        return intent;
    }

    private PoolAnswer cancel(Intent intent) {
        Decision<PoolAnswer> decision =
                LaneMachine.pool(state, new PoolInput.Cancel(List.of(intent.uid()), intent.owner(), NOW));
        happen(decision.events());
        return decision.answer();
    }

    private Optional<Batch> cut() {
        Funds rich = new Funds(Uint256.of(100_000), Uint256.of(100_000));
        ChainView chain = new ChainView(
                new Batch.BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE),
                machine.window(state, 0, NOW).orders().stream()
                        .map(PooledOrder::uid)
                        .collect(Collectors.toSet()),
                Map.of(new Holding(ALICE.address(), WETH), rich, new Holding(BOB.address(), WETH), rich),
                Map.of(),
                Set.of(),
                List.of(POOL));
        Decision<Optional<Batch>> decision = machine.cut(state, chain, NOW);
        happen(decision.events());
        return decision.answer();
    }

    private static AwardProposal winner(Intent intent, int id) {
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
                (award, signature) -> Bytes.concat(award.bundleHash().toArray(), signature.toArray()));
    }

    private static Competition competition(int... ids) {
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
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                solutions,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private AwardedBundle award(Intent intent) {
        assertThat(cut()).isPresent();
        Decision<List<AwardedBundle>> decision =
                machine.close(state, competition(1), Samples.evidence(), List.of(winner(intent, 1)), 5);
        happen(decision.events());
        return decision.answer().getFirst();
    }

    private void sight(JobId job, @Nullable Place place, boolean isFinal, boolean late) {
        happen(LaneMachine.sight(state, new JobSighting(job, place, isFinal, late), NOW));
    }

    private static Place settledIn(long block) {
        return new Place.Settled(new MinedSettlement(
                Keccak256.hash("tx"), block, Keccak256.hash("block " + block), 100_000, Uint256.ONE, List.of()));
    }

    private OrderStatus status(Intent intent) {
        return state.pool().order(intent.uid()).orElseThrow().status(NOW / 1000);
    }

    @Test
    void shouldSpendNoAuctionIdOnAnEmptyBatch() {
        assertThat(cut()).isEmpty();
        admit(Orders.sell());

        assertThat(cut().orElseThrow().auctionId()).isEqualTo(1);
    }

    @Test
    void shouldDeriveTheSeedFromTheBlockOfTheCutAndCommitToTheBatch() {
        admit(Orders.sell());
        Batch batch = cut().orElseThrow();

        assertThat(batch.seed()).isEqualTo(BatchHash.seed(1, batch.block().hash()));
        assertThat(state.openAuction()).isEqualTo(1);
    }

    @Test
    void shouldConsumeTheIdOfAnAbortedAuction() {
        admit(Orders.sell());
        cut();
        happen(LaneMachine.abort(state));

        assertThat(state.openAuction()).isNull();
        assertThat(LaneMachine.abort(state)).isEmpty();
        assertThat(cut().orElseThrow().auctionId()).isEqualTo(2);
    }

    @Test
    void shouldGiveEachAwardANonceOfItsOwnFromWhereTheChainOrTheLaneIs() {
        Intent first = admit(Orders.sell());
        Intent second = admit(Orders.sell().by(BOB));
        cut();
        Decision<List<AwardedBundle>> decision = machine.close(
                state, competition(1, 2), Samples.evidence(), List.of(winner(first, 1), winner(second, 2)), 5);
        happen(decision.events());

        assertThat(decision.answer()).extracting(AwardedBundle::nonce).containsExactly(5L, 6L);
        assertThat(state.nextNonce()).isEqualTo(7);
        assertThat(state.jobs()).hasSize(2);
    }

    @Test
    void shouldNotOfferAnOrderThatIsInALiveAward() {
        award(admit(Orders.sell()));

        assertThat(machine.window(state, 0, NOW).orders()).isEmpty();
        assertThat(cut()).isEmpty();
    }

    @Test
    void shouldNotAwardABundleOfAnOrderThatWasCancelledWhileBidsWereOpen() {
        Intent cancelled = admit(Orders.sell());
        Intent stands = admit(Orders.sell().by(BOB));
        cut();
        assertThat(cancel(cancelled)).isEqualTo(new PoolAnswer.Cancelled(false));

        Decision<List<AwardedBundle>> decision = machine.close(
                state, competition(1, 2), Samples.evidence(), List.of(winner(cancelled, 1), winner(stands, 2)), 5);

        assertThat(decision.answer()).extracting(AwardedBundle::bundleId).containsExactly(Uint256.of(2));
        LaneEvent.AuctionClosed closed =
                (LaneEvent.AuctionClosed) decision.events().get(1);
        assertThat(closed.competition().refused())
                .extracting(refused -> refused.reason().code())
                .containsExactly(BundleRefusal.Code.OrderCancelled);
        assertThat(closed.competition().solutions())
                .extracting(Competition.Solution::isWinner)
                .containsExactly(false, true);
    }

    @Test
    void shouldRefuseToCloseAnAuctionThatIsNotOpen() {
        assertThatThrownBy(() -> machine.close(state, competition(), Samples.evidence(), List.of(), 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldPutTheSignedAwardIntoTheCallData() {
        AwardedBundle awarded = award(admit(Orders.sell()));

        assertThat(awarded.callData())
                .isEqualTo(Bytes.concat(
                        Keccak256.hash("bundle 1").toArray(),
                        awarded.award().structHash().toArray()));
    }

    @Test
    void shouldFollowASettlementToFinality() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();

        sight(job, null, false, false);
        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        sight(job, settledIn(10), false, false);
        assertThat(status(intent)).isEqualTo(OrderStatus.FULFILLED);
        sight(job, settledIn(10), true, false);

        assertThat(state.jobs()).isEmpty();
        assertThat(state.pool().order(intent.uid()).orElseThrow().isSettled()).isTrue();
    }

    @Test
    void shouldJournalASightingOnlyWhenItChangesSomething() {
        JobId job = award(admit(Orders.sell())).job();
        sight(job, settledIn(10), false, false);

        assertThat(LaneMachine.sight(state, new JobSighting(job, settledIn(10), false, false), NOW))
                .isEmpty();
        assertThat(LaneMachine.sight(state, new JobSighting(job, settledIn(11), false, false), NOW))
                .hasSize(1);
    }

    @Test
    void shouldTakeASettlementBackWhenAReorganisationDoes() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();
        sight(job, settledIn(10), false, false);

        sight(job, null, false, false);

        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        assertThat(cut()).isEmpty();
        sight(job, settledIn(12), true, false);
        assertThat(status(intent)).isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void shouldTakeASettlementBackThatFailsInAnotherBlockAfterAReorganisation() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();
        sight(job, settledIn(10), false, false);
        Place failed = new Place.Failed(Keccak256.hash("tx"), 50_000, Uint256.ONE, "NotConserved");

        sight(job, failed, false, false);
        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        assertThat(cut()).isEmpty();
        sight(job, failed, true, true);

        assertThat(cut()).isPresent();
    }

    @Test
    void shouldTakeASettlementBackThatIsSeenToFailOnlyAfterItsDeadline() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();
        sight(job, settledIn(10), false, false);

        sight(job, new Place.Failed(Keccak256.hash("tx"), 50_000, Uint256.ONE, "AwardExpired"), true, true);

        assertThat(state.jobs()).isEmpty();
        assertThat(cut()).isPresent();
    }

    @Test
    void shouldOfferAnOrderAgainOnlyOnceItsAwardCanSettleNoMore() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();
        Place failed = new Place.Failed(Keccak256.hash("tx"), 50_000, Uint256.ONE, "NotConserved");

        sight(job, failed, true, false);
        assertThat(cut()).isEmpty();
        assertThat(state.jobs()).hasSize(1);
        sight(job, failed, true, true);

        assertThat(state.jobs()).isEmpty();
        assertThat(cut()).isPresent();
    }

    @Test
    void shouldNeitherLapseNorFinishWhileABlockInTimeMayComeBack() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();

        sight(job, null, true, false);

        assertThat(state.job(job)).isPresent();
        assertThat(cut()).isEmpty();
        sight(job, settledIn(10), true, false);
        assertThat(status(intent)).isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void shouldKeepALapsedJobUntilItsNonceIsSpent() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();

        sight(job, null, false, true);

        assertThat(state.jobs()).hasSize(1);
        assertThat(cut()).isPresent();
    }

    @Test
    void shouldCancelForGoodWhenTheAwardThatACancellationMetLapses() {
        Intent intent = admit(Orders.sell());
        JobId job = award(intent).job();
        assertThat(cancel(intent)).isEqualTo(new PoolAnswer.Cancelled(true));

        sight(job, null, false, true);

        assertThat(status(intent)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cut()).isEmpty();
    }

    @Test
    void shouldRecordATransactionOnlyForAnUnfinishedJob() {
        JobId job = award(admit(Orders.sell())).job();
        TransactionSigned signed = new TransactionSigned(
                job, Keccak256.hash("tx"), Bytes.of((byte) 1), Uint256.ONE, Uint256.ONE, false, NOW);

        Decision<Boolean> decision = LaneMachine.signed(state, signed);
        happen(decision.events());
        assertThat(decision.answer()).isTrue();
        assertThat(state.job(job).orElseThrow().attempts()).hasSize(1);
        sight(job, settledIn(10), true, false);

        assertThat(LaneMachine.signed(state, signed).answer()).isFalse();
    }

    @Test
    void shouldRestoreTheSameStateFromASnapshot() {
        award(admit(Orders.sell()));
        admit(Orders.sell().by(BOB));

        LaneState restored = LaneSnapshot.of(state).restore(Pools.rules(10, 10));

        assertThat(LaneSnapshot.of(restored)).isEqualTo(LaneSnapshot.of(state));
        assertThat(restored.jobs()).isEqualTo(state.jobs());
    }

    @Test
    void shouldOfferRewardsAndNoteTheFaultsOfBidsWithTheAward() {
        Intent intent = admit(Orders.sell());
        cut();
        List<LaneEvent> events = machine.close(state, competition(1), Samples.evidence(), List.of(winner(intent, 1)), 5)
                .events();

        assertThat(events)
                .contains(new LaneEvent.RewardsOffered(1, RewardRules.STANDARD))
                .contains(new LaneEvent.SolverFaulted(
                        1,
                        Samples.evidence().faults().getFirst().solver(),
                        SolverFault.NotOpened,
                        "did not open its bid in time"));
    }

    @Test
    void shouldOfferNoRewardsWithoutAnAward() {
        admit(Orders.sell());
        cut();

        assertThat(machine.close(state, competition(), Samples.evidence(), List.of(), 5)
                        .events())
                .noneMatch(LaneEvent.RewardsOffered.class::isInstance);
    }

    @Test
    void shouldBlameTheSolverBeforeItsAwardLapses() {
        JobId job = award(admit(Orders.sell())).job();

        List<LaneEvent> events =
                LaneMachine.sight(state, new JobSighting(job, null, false, true, "InteractionFailed(1, 0, )"), NOW);

        assertThat(events.subList(0, 2))
                .containsExactly(
                        new LaneEvent.SolverFaulted(1, SOLVER, SolverFault.NotSettled, "InteractionFailed(1, 0, )"),
                        new LaneEvent.AwardLapsed(job));
    }

    @Test
    void shouldBlameNobodyForALapseWithoutAProof() {
        JobId job = award(admit(Orders.sell())).job();

        assertThat(LaneMachine.sight(state, new JobSighting(job, null, false, true), NOW))
                .noneMatch(LaneEvent.SolverFaulted.class::isInstance);
    }

    @Test
    void shouldKeepASolverOutByTheTimesOfTheJournalAndRememberItInASnapshot() {
        LaneEvent fault = new LaneEvent.SolverFaulted(1, SOLVER, SolverFault.NotSettled, "evidence");
        state = state.apply(new LaneRecord(NOW, fault)).apply(new LaneRecord(NOW + 5, fault));

        LaneState restored = LaneSnapshot.of(state).restore(Pools.rules(10, 10));

        assertThat(restored.breaker().blocked(NOW + 5))
                .containsExactly(Map.entry(SOLVER, NOW + 5 + BreakerRules.FIRST_BLOCK_MILLIS));
    }

    @Test
    void shouldCountAFinalSettlementForItsSolver() {
        JobId job = award(admit(Orders.sell())).job();

        state = state.apply(new LaneRecord(NOW, new LaneEvent.SettlementFinal(job)));

        assertThat(state.breaker().of(SOLVER).cleanRun()).isEqualTo(1);
    }
}
