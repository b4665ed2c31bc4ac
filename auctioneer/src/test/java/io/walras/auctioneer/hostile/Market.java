package io.walras.auctioneer.hostile;

import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.auction.AuctionHealth;
import io.walras.auctioneer.auction.AuctionHouse;
import io.walras.auctioneer.auction.AuctionParts;
import io.walras.auctioneer.auction.AuctionSettings;
import io.walras.auctioneer.auction.MemoryAuctionChain;
import io.walras.auctioneer.auction.PostedOrders;
import io.walras.auctioneer.hostile.BadInteractions.Fate;
import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.rfq.QuoteSource;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.auctioneer.solver.SolverSettings;
import io.walras.auctioneer.solver.session.Places;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** An auction house with the shipped way of choosing winners, between real sockets and a chain in memory, in virtual time. */
final class Market implements AutoCloseable {
    static final int MAX_BID_BYTES = 100_000;
    static final int MAX_ANSWER_BYTES = 1_000_000;
    static final int MAX_BUNDLES = 5;
    static final int MAX_FILLS = 10;
    static final int MAX_INTERACTIONS = 10;
    static final int MAX_CALL_DATA_BYTES = 10_000;
    static final Address SETTLEMENT = token(800);

    /** What may pass after the last opening until the auction is decided: what was in time may still be on its way. */
    static final Duration GRACE = Duration.ofMillis(20);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration BID_TIME = Duration.ofSeconds(20);
    private static final Duration OPEN_TIME = Duration.ofSeconds(5);
    private static final int LOOKS_BETWEEN_INTERVALS = 50;
    private static final int CROSSES = 4;
    private static final int SESSIONS = 200;
    private static final int MAX_WINNERS = 5;
    private static final int SIMULATION_ROUNDS = 3;
    private static final long NODE_BUDGET = 200_000;
    private static final long GAS_CAP = 16_777_216;

    private final EdgeServer server = new EdgeServer(
            new Places(SESSIONS, SESSIONS, SESSIONS, SESSIONS),
            "http.requests-per-address { per-second = 10000, burst = 10000 }");
    private final MemoryAuctionChain chain = new MemoryAuctionChain(
            IntStream.range(0, CROSSES).mapToObj(Market::pool).toArray(ConstantProductPool[]::new));
    private final JournaledLane lane = new JournaledLane(
            new LaneMachine(
                    new CutRules(WETH, 100, 10, 60, List.of()),
                    award -> Bytes.of(award.structHash().toArray())),
            server.clock());
    private final List<Long> decidedAt = new CopyOnWriteArrayList<>();
    private final Witness witness = new Witness();

    Market(List<SolverSettings> engines) {
        chain.judge(Market::fate);
        SolverGateway gateway =
                new SolverGateway(lane.kit().system(), server.clock(), new SimpleMeterRegistry(), MAX_ANSWER_BYTES);
        AuctionParts parts = new AuctionParts(
                settings(),
                new AuctionRules(
                        new SelectionPolicy.Exact(NODE_BUDGET),
                        MAX_WINNERS,
                        MAX_BUNDLES,
                        SIMULATION_ROUNDS,
                        60,
                        new BundleLimits(MAX_FILLS, MAX_INTERACTIONS, MAX_CALL_DATA_BYTES, Set.of(SETTLEMENT)),
                        new EncodingTerms(Address.ZERO, 50)),
                lane.ref(),
                BID_TIME.multipliedBy(2),
                chain,
                QuoteSource.NONE,
                PostedOrders.none(),
                new SolverDesk(gateway, engines, server.floor()),
                server.delivery(),
                receipt -> Orders.key(40)
                        .sign(EdgeServer.DOMAIN.digest(receipt.structHash()))
                        .toBytes(),
                Runnable::run,
                server.clock(),
                new AuctionHealth(new SimpleMeterRegistry()),
                () -> decidedAt.add(server.clock().millis()));
        lane.kit().spawn(Behaviors.intercept(() -> witness, AuctionHouse.create(parts)));
    }

    private static AuctionSettings settings() {
        return new AuctionSettings(
                INTERVAL,
                BID_TIME,
                BID_TIME,
                OPEN_TIME,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                100,
                new SelectionPolicy.Exact(NODE_BUDGET),
                MAX_WINNERS,
                MAX_BUNDLES,
                SIMULATION_ROUNDS,
                MAX_ANSWER_BYTES,
                MAX_FILLS,
                MAX_INTERACTIONS,
                MAX_CALL_DATA_BYTES,
                50,
                GAS_CAP);
    }

    private static ConstantProductPool pool(int number) {
        Uint256 reserve = Uint256.of(1_000_000_000);
        return new ConstantProductPool(
                token(700 + number),
                token(750),
                WETH,
                token(100 + number),
                reserve,
                reserve.times(Uint256.of(2)),
                Fraction.of(3, 1_000),
                1);
    }

    private static Optional<BundleRefusal> fate(VerifiedBundle bundle) {
        return bundle.bundle().interactions().stream()
                .filter(Interaction.Custom.class::isInstance)
                .map(call -> ((Interaction.Custom) call).call().target())
                .flatMap(target -> Optional.ofNullable(FATES.get(target)).stream())
                .map(code -> new BundleRefusal(code, "as it was made to"))
                .findFirst();
    }

    private static final Map<Address, Code> FATES = Map.of(
            Fate.REVERTS, Code.SimulationFailed,
            Fate.BURNS_GAS, Code.TooMuchGas,
            Fate.LIES, Code.SimulationFailed);

    EdgeServer server() {
        return server;
    }

    JournaledLane lane() {
        return lane;
    }

    /** Admits orders of owners of whom nobody has heard before. */
    Stand open(Gen gen, int auction) {
        List<Cross> crosses = new ArrayList<>();
        for (int i = 0; i < CROSSES; i++) {
            crosses.add(Cross.of(token(100 + i), auction * CROSSES + i, gen.between(1_000, 50_000), i == CROSSES - 1));
        }
        crosses.forEach(cross -> {
            lane.admit(cross.seller());
            lane.admit(cross.buyer());
        });
        return new Stand(crosses);
    }

    /** Lets time pass until an auction begins: an interval, and another if the house was still at something else. */
    void begin() {
        int before = chain.reads();
        AtomicInteger looks = new AtomicInteger();
        JournaledLane.awaitThat(() -> {
            if (chain.reads() == before && looks.getAndIncrement() % LOOKS_BETWEEN_INTERVALS == 0) {
                passTo(server.clock().millis() + INTERVAL.toMillis());
            }
            return chain.reads() > before;
        });
    }

    /** Lets time pass until this moment. */
    void passTo(long moment) {
        long millis = moment - server.clock().millis();
        if (millis > 0) {
            server.clock().advanceMillis(millis);
            lane.pass(Duration.ofMillis(millis));
        }
    }

    /** Waits until the house has dealt with the answers of these engines; no time passes meanwhile. */
    void awaitAnswers(long auctionId, List<Address> engines) {
        JournaledLane.awaitThat(() -> witness.hasHeard(auctionId, engines));
    }

    /** Waits until an auction is decided; no time passes meanwhile. */
    AuctionClosed awaitDecision(int count) {
        AuctionClosed closed = lane.await(AuctionClosed.class, count);
        JournaledLane.awaitThat(() -> decidedAt.size() == count);
        return closed;
    }

    /** When the latest auction was decided, in unix milliseconds. */
    long decidedAt() {
        return decidedAt.getLast();
    }

    @Override
    public void close() {
        lane.close();
        server.close();
    }
}
