package io.walras.auctioneer.auction;

import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.rfq.QuoteSource;
import io.walras.auctioneer.solver.DeliveryTimes;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.auctioneer.solver.SolverSettings;
import io.walras.auctioneer.solver.session.Places;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;

/** An auction house between a real lane, a solver behind real HTTP, and a chain in memory. */
abstract class HouseScene {
    static final Duration INTERVAL = Duration.ofSeconds(2);
    static final Duration BID_TIME = Duration.ofSeconds(30);
    static final Duration LANE_TIMEOUT = Duration.ofSeconds(5);
    static final Address SOLVER = token(70);
    static final AuctionRules RULES = new AuctionRules(
            SelectionPolicy.GREEDY,
            5,
            5,
            3,
            60,
            new BundleLimits(10, 10, 10_000, Set.of()),
            new EncodingTerms(Address.ZERO, 50));

    /** Both sell 1000 : 2100; Alice asked for no more than 2000. */
    static final Intent ALICES = Orders.sell().signed();

    static final Intent BOBS =
            Orders.sell().by(BOB).of(USDC, WETH).amounts(2_100, 1_000).signed();

    private final ActorTestKit http = ActorTestKit.create("engines");
    final SettableClock clock = new SettableClock(1_000);
    final MemoryAuctionChain chain = new MemoryAuctionChain(new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1));
    final JournaledLane lane = new JournaledLane(
            new LaneMachine(
                    new CutRules(WETH, 100, 10, 60, List.of()),
                    award -> Bytes.of(award.structHash().toArray())),
            clock);
    final TestEngine engine = new TestEngine(SolutionJson.of(
            Uint256.ONE,
            new TreeMap<>(Map.of(WETH, Uint256.of(21), USDC, Uint256.of(10))),
            List.of(fill(ALICES.uid(), 1_000), fill(BOBS.uid(), 2_100)),
            List.of(),
            Uint256.of(200_000)));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AuctionHealth health = new AuctionHealth(meters);
    final AtomicInteger awarded = new AtomicInteger();

    static TradeJson fill(OrderUid uid, long amount) {
        return new TradeJson.Fulfillment(uid, Uint256.of(amount), Uint256.ZERO);
    }

    @AfterEach
    void close() {
        engine.close();
        lane.close();
        http.shutdownTestKit();
    }

    void admit() {
        lane.admit(ALICES);
        lane.admit(BOBS);
    }

    void open() {
        open(lane.ref(), List.of(new SolverSettings("test", engine.uri(), SOLVER, SOLVER)));
    }

    void open(ActorRef<LaneEntity.Command> of, List<SolverSettings> solvers) {
        SolverGateway gateway = new SolverGateway(http.system(), clock, new SimpleMeterRegistry(), 1_000_000);
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
                        QuoteSource.NONE,
                        PostedOrders.none(),
                        new SolverDesk(gateway, solvers, new SolverFloor(new Places(0, 0, 0, 0))),
                        new DeliveryTimes(),
                        receipt -> Bytes.EMPTY,
                        Runnable::run,
                        clock,
                        health,
                        awarded::incrementAndGet)));
    }

    /** Lets time pass until the next auction begins, in steps much shorter than bids are waited for. */
    void begin() {
        int before = chain.reads();
        JournaledLane.awaitThat(() -> {
            if (chain.reads() > before) {
                return true;
            }
            lane.pass(INTERVAL.dividedBy(10));
            return false;
        });
    }
}
