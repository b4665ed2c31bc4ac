package io.walras.auctioneer.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.CutPlan;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneEvent.AuctionCut;
import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Bytes32;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** How auctions are held. */
class AuctionHouseTest extends HouseScene {
    @Test
    void shouldAwardWhatPassesItsSimulation() {
        admit();
        open();
        begin();

        AuctionClosed closed = lane.await(AuctionClosed.class, 1);
        assertThat(closed.awards()).hasSize(1);
        AwardedBundle award = closed.awards().getFirst();
        assertThat(award.award().solver()).isEqualTo(SOLVER);
        assertThat(award.nonce()).isEqualTo(MemoryAuctionChain.NONCE);
        assertThat(award.fills()).containsOnlyKeys(ALICES.uid(), BOBS.uid());
        JournaledLane.awaitThat(() -> awarded.get() == 1);
        JournaledLane.awaitThat(() -> engine.isNotifiedOf("settlementStarted"));
    }

    /** Plans are held back, so that orders are admitted while the house waits for one and not while it may begin another. */
    @Test
    void shouldSpendNoIdWithoutOrders() {
        Queue<LaneEntity.PlanCut> plans = new ConcurrentLinkedQueue<>();
        open(holding(plans), List.of());
        lane.ref().tell(nextOf(plans));
        LaneEntity.PlanCut second = nextOf(plans);
        assertThat(lane.journaled(AuctionCut.class)).isEmpty();
        assertThat(chain.reads()).isZero();

        admit();
        lane.ref().tell(second);

        assertThat(lane.await(AuctionCut.class, 1).auctionId()).isOne();
        assertThat(chain.reads()).isOne();
    }

    /** The lane, but for plans, which come into the queue. */
    private ActorRef<LaneEntity.Command> holding(Queue<LaneEntity.PlanCut> plans) {
        return lane.kit().spawn(Behaviors.receiveMessage(command -> {
            if (command instanceof LaneEntity.PlanCut plan) {
                plans.add(plan);
            } else {
                lane.ref().tell(command);
            }
            return Behaviors.same();
        }));
    }

    private LaneEntity.PlanCut nextOf(Queue<LaneEntity.PlanCut> plans) {
        return JournaledLane.await(() -> {
            Optional<LaneEntity.PlanCut> plan = Optional.ofNullable(plans.poll());
            if (plan.isEmpty()) {
                lane.pass(INTERVAL.dividedBy(10));
            }
            return plan;
        });
    }

    @Test
    void shouldNotAwardABundleThatFailsInSimulation() {
        admit();
        chain.refuse(new BundleRefusal(BundleRefusal.Code.SimulationFailed, "reverts"));
        open();
        begin();

        AuctionClosed closed = lane.await(AuctionClosed.class, 1);
        assertThat(closed.awards()).isEmpty();
        assertThat(closed.competition().refused())
                .extracting(refused -> refused.reason().code())
                .containsExactly(BundleRefusal.Code.SimulationFailed);
        begin();
        assertThat(lane.await(AuctionCut.class, 2).fillable()).containsOnlyKeys(ALICES.uid(), BOBS.uid());
    }

    @Test
    void shouldRefuseTheBidsOfASolverWithTooManyFaults() {
        admit();
        CutPlan plan = lane.ask(replyTo -> new LaneEntity.PlanCut(0, replyTo));
        lane.<Optional<Batch>>ask(
                replyTo -> new LaneEntity.Cut(chain.read(plan.window().orders()), MakersWord.NONE, replyTo));
        BidFault fault = new BidFault(SOLVER, BidFault.Kind.NotOpened, "did not open its bid in time");
        lane.<List<AwardedBundle>>ask(
                replyTo -> new LaneEntity.Close(nobodyWins(), evidence(fault, fault), List.of(), 5, replyTo));
        open();
        begin();

        AuctionClosed closed = lane.await(AuctionClosed.class, 2);
        assertThat(closed.awards()).isEmpty();
        assertThat(closed.competition().refused())
                .extracting(refused -> refused.reason().code())
                .containsExactly(BundleRefusal.Code.SolverBlocked);
        AuctionRules rules = lane.await(AuctionJudged.class, 2).evidence().rules();
        assertThat(rules.blocked()).containsOnlyKeys(SOLVER);
    }

    private static Competition nobodyWins() {
        return new Competition(
                1,
                9,
                1_060,
                Bytes32.ZERO,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static AuctionEvidence evidence(BidFault... faults) {
        return new AuctionEvidence(RULES, 1, 1, List.of(), List.of(faults), List.of());
    }

    @Test
    void shouldCloseBidsInTimeWithoutASolverThatIsLate() {
        admit();
        engine.hold();
        open();
        begin();
        JournaledLane.awaitThat(engine::isAsked);
        lane.pass(INTERVAL.multipliedBy(4));
        assertThat(chain.reads()).isOne();

        lane.pass(BID_TIME);

        AuctionClosed closed = lane.await(AuctionClosed.class, 1);
        assertThat(closed.competition().auctionId()).isOne();
        assertThat(closed.awards()).isEmpty();
        engine.release();
        JournaledLane.awaitThat(() -> engine.isNotifiedOf("timeout"));
    }

    @Test
    void shouldCloseAtOnceWithoutSolvers() {
        admit();
        open(lane.ref(), List.of());
        begin();

        assertThat(lane.await(AuctionClosed.class, 1).competition().solutions()).isEmpty();
    }
}
