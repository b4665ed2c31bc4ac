package io.walras.auctioneer.auction;

import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.auction.MemoryAuctionChain.Question;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneEvent.AuctionAborted;
import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneEvent.AuctionCut;
import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.solver.DeliveryTimes;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.auctioneer.solver.SolverSettings;
import io.walras.auctioneer.solver.session.Places;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.CutWindow;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The auction house between a real lane, a solver behind real HTTP, and a chain in memory. */
class AuctionHouseTest {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration BID_TIME = Duration.ofSeconds(30);
    private static final Duration LANE_TIMEOUT = Duration.ofSeconds(5);
    private static final Address SOLVER = token(70);
    private static final AuctionRules RULES = new AuctionRules(
            SelectionPolicy.GREEDY,
            5,
            5,
            3,
            60,
            new BundleLimits(10, 10, 10_000, Set.of()),
            new EncodingTerms(Address.ZERO, 50));
    private static final ActorTestKit HTTP = ActorTestKit.create("engines");

    /** Both sell 1000 : 2100; Alice asked for no more than 2000. */
    private static final Intent ALICES = Orders.sell().signed();

    private static final Intent BOBS =
            Orders.sell().by(BOB).of(USDC, WETH).amounts(2_100, 1_000).signed();

    private final SettableClock clock = new SettableClock(1_000);
    private final MemoryAuctionChain chain = new MemoryAuctionChain(new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1));
    private final JournaledLane lane = new JournaledLane(
            new LaneMachine(
                    new CutRules(WETH, 100, 10, List.of()),
                    award -> Bytes.of(award.structHash().toArray())),
            clock);
    private final TestEngine engine = new TestEngine(SolutionJson.of(
            Uint256.ONE,
            new TreeMap<>(Map.of(WETH, Uint256.of(21), USDC, Uint256.of(10))),
            List.of(fill(ALICES.uid(), 1_000), fill(BOBS.uid(), 2_100)),
            List.of(),
            Uint256.of(200_000)));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AuctionHealth health = new AuctionHealth(meters);
    private final AtomicInteger awarded = new AtomicInteger();

    private static TradeJson fill(OrderUid uid, long amount) {
        return new TradeJson.Fulfillment(uid, Uint256.of(amount), Uint256.ZERO);
    }

    @AfterEach
    void close() {
        engine.close();
        lane.close();
    }

    @AfterAll
    static void closeClient() {
        HTTP.shutdownTestKit();
    }

    private void admit() {
        lane.admit(ALICES);
        lane.admit(BOBS);
    }

    private void open() {
        open(lane.ref(), List.of(new SolverSettings("test", engine.uri(), SOLVER, SOLVER)));
    }

    private void open(ActorRef<LaneEntity.Command> of, List<SolverSettings> solvers) {
        SolverGateway gateway = new SolverGateway(HTTP.system(), clock, new SimpleMeterRegistry(), 1_000_000);
        AuctionSettings settings = new AuctionSettings(
                INTERVAL,
                Duration.ofSeconds(20),
                BID_TIME,
                Duration.ofMillis(150),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                100,
                SelectionPolicy.GREEDY,
                5,
                5,
                3,
                1_000_000,
                10,
                10,
                10_000,
                50,
                16_777_216);
        lane.kit()
                .spawn(AuctionHouse.create(new AuctionParts(
                        settings,
                        RULES,
                        of,
                        LANE_TIMEOUT,
                        chain,
                        new SolverDesk(gateway, solvers, new SolverFloor(new Places(0, 0, 0, 0))),
                        new DeliveryTimes(),
                        receipt -> Bytes.EMPTY,
                        Runnable::run,
                        clock,
                        health,
                        awarded::incrementAndGet)));
    }

    /** Lets time pass until the next auction begins, in steps much shorter than bids are waited for. */
    private void begin() {
        int before = chain.reads();
        JournaledLane.awaitThat(() -> {
            if (chain.reads() > before) {
                return true;
            }
            lane.pass(INTERVAL.dividedBy(10));
            return false;
        });
    }

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
    void shouldGiveUpTheAuctionOfAnEarlierRun() {
        admit();
        CutWindow window = lane.ask(replyTo -> new LaneEntity.PlanCut(0, replyTo));
        Optional<Batch> open = lane.ask(replyTo -> new LaneEntity.Cut(chain.read(window.orders()), replyTo));

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
        CutWindow window = lane.ask(replyTo -> new LaneEntity.PlanCut(0, replyTo));
        lane.<Optional<Batch>>ask(replyTo -> new LaneEntity.Cut(chain.read(window.orders()), replyTo));
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

    @Test
    void shouldAskAgainWhenTheLaneDoesNotAnswer() {
        TestProbe<LaneEntity.Command> silent = lane.kit().createTestProbe();
        open(silent.ref(), List.of());
        silent.expectMessageClass(LaneEntity.Abort.class);

        lane.pass(LANE_TIMEOUT);

        silent.expectMessageClass(LaneEntity.Abort.class);
    }
}
