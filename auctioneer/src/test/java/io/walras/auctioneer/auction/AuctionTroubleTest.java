package io.walras.auctioneer.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.auction.MemoryAuctionChain.Question;
import io.walras.auctioneer.lane.CutPlan;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneEvent.AuctionAborted;
import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneEvent.AuctionCut;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.protocol.auction.Batch;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of auctions when the chain or the lane fails. */
class AuctionTroubleTest extends HouseScene {
    @Test
    void shouldGiveUpTheAuctionOfAnEarlierRun() {
        admit();
        CutPlan plan = lane.ask(replyTo -> new LaneEntity.PlanCut(0, replyTo));
        Optional<Batch> open =
                lane.ask(replyTo -> new LaneEntity.Cut(chain.read(plan.window().orders()), MakersWord.NONE, replyTo));

        open();

        assertThat(lane.await(AuctionAborted.class, 1).auctionId())
                .isEqualTo(open.orElseThrow().auctionId());
        begin();
        assertThat(lane.await(AuctionCut.class, 2).auctionId()).isEqualTo(2);
    }

    @Test
    void shouldSpendNoIdWhileTheChainIsUnavailableAtTheCut() {
        admit();
        chain.fail(Question.READ);
        open();
        begin();
        begin();
        assertThat(lane.journaled(AuctionCut.class)).isEmpty();

        chain.recover();
        begin();

        assertThat(lane.await(AuctionClosed.class, 1).awards()).hasSize(1);
        assertThat(lane.journaled(AuctionCut.class))
                .extracting(AuctionCut::auctionId)
                .containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"TERMS", "SIMULATE", "NONCE"})
    void shouldAbortAnAuctionThatTheChainCannotDecide(Question question) {
        admit();
        chain.fail(question);
        open();
        begin();
        assertThat(lane.await(AuctionAborted.class, 1).auctionId()).isOne();
        assertThat(lane.jobs()).isEmpty();

        chain.recover();
        begin();

        AuctionClosed closed = lane.await(AuctionClosed.class, 1);
        assertThat(closed.competition().auctionId()).isEqualTo(2);
        assertThat(closed.awards()).hasSize(1);
        assertThat(meters.get("walras.auctions.aborted").counter().count()).isOne();
        JournaledLane.awaitThat(() -> meters.find("walras.auctions.decided").counter() != null);
    }

    @Test
    void shouldSayThatItIsNotWellWhenEveryAuctionIsAborted() {
        admit();
        chain.fail(Question.SIMULATE);
        open();
        begin();
        begin();
        lane.await(AuctionAborted.class, 2);
        assertThat(health.whyNotReady()).isEmpty();
        begin();
        lane.await(AuctionAborted.class, 3);
        assertThat(health.whyNotReady())
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith("the latest 3 auctions were aborted, the last at simulate: "));

        chain.recover();
        begin();

        lane.await(AuctionClosed.class, 1);
        JournaledLane.awaitThat(() -> health.whyNotReady().isEmpty());
    }

    @Test
    void shouldAskAgainWhenTheLaneDoesNotAnswer() {
        TestProbe<LaneEntity.Command> silent = lane.kit().createTestProbe();
        open(silent.ref(), List.of());
        silent.expectMessageClass(LaneEntity.Abort.class);

        lane.pass(LANE_TIMEOUT);

        silent.expectMessageClass(LaneEntity.Abort.class);
    }
}
