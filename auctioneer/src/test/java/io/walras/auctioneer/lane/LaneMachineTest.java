package io.walras.auctioneer.lane;

import static io.walras.protocol.testing.Orders.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.journal.Samples;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneMachineTest extends LaneLife {
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

        assertThat(machine.plan(state, 0, NOW).window().orders()).isEmpty();
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
                .containsExactly(true, false);
        assertThat(closed.competition().solutions())
                .extracting(Competition.Solution::id)
                .containsExactly(Uint256.of(2), Uint256.of(1));
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
}
