package io.walras.auctioneer.lane;

import static io.walras.protocol.testing.Orders.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderStatus;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import org.junit.jupiter.api.Test;

/** What becomes of an award once it is out: mined, taken back, final, lapsed. */
class LaneSettlementTest extends LaneLife {
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

        assertThat(LaneSettlements.sight(state, new JobSighting(job, settledIn(10), false, false), NOW))
                .isEmpty();
        assertThat(LaneSettlements.sight(state, new JobSighting(job, settledIn(11), false, false), NOW))
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

        Decision<Boolean> decision = LaneSettlements.signed(state, signed);
        happen(decision.events());
        assertThat(decision.answer()).isTrue();
        assertThat(state.job(job).orElseThrow().attempts()).hasSize(1);
        sight(job, settledIn(10), true, false);

        assertThat(LaneSettlements.signed(state, signed).answer()).isFalse();
    }

    @Test
    void shouldRestoreTheSameStateFromASnapshot() {
        award(admit(Orders.sell()));
        admit(Orders.sell().by(BOB));

        LaneState restored = LaneSnapshot.of(state).restore(Pools.rules(10, 10));

        assertThat(LaneSnapshot.of(restored)).isEqualTo(LaneSnapshot.of(state));
        assertThat(restored.jobs()).isEqualTo(state.jobs());
    }
}
