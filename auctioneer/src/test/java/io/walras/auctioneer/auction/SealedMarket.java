package io.walras.auctioneer.auction;

import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.rfq.QuoteSource;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.GatedExecutor;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An auction house whose solvers come over real sockets, with two orders that trade with each other. */
final class SealedMarket implements AutoCloseable {
    static final PrivateKey AUCTIONEER = Orders.key(40);
    static final Duration BID_TIME = Duration.ofSeconds(30);
    static final Duration OPEN_TIME = Duration.ofSeconds(15);

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** Both sell 1000 : 2100; Alice asked for no more than 2000. */
    private static final Intent ALICES =
            Orders.sell().partial().until(EdgeServer.NOW + 3_600).signed();

    private static final Intent BOBS = Orders.sell()
            .by(BOB)
            .of(USDC, WETH)
            .amounts(2_100, 1_000)
            .partial()
            .until(EdgeServer.NOW + 3_600)
            .signed();

    private final EdgeServer server;
    private final MemoryAuctionChain chain = new MemoryAuctionChain(new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1));
    private final JournaledLane lane;
    private final GatedExecutor work = new GatedExecutor();

    SealedMarket() {
        this("outbound-messages = 8");
    }

    /** With these overrides below {@code walras.sessions}. */
    SealedMarket(String sessions) {
        server = new EdgeServer("sessions { " + sessions + " }");
        lane = new JournaledLane(
                new LaneMachine(
                        new CutRules(WETH, 100, 10, 60, List.of()),
                        award -> Bytes.of(award.structHash().toArray())),
                server.clock());
        AuctionRules rules = new AuctionRules(
                SelectionPolicy.GREEDY,
                5,
                5,
                3,
                60,
                new BundleLimits(10, 10, 10_000, Set.of()),
                new EncodingTerms(Address.ZERO, 50));
        SolverGateway gateway =
                new SolverGateway(lane.kit().system(), server.clock(), new SimpleMeterRegistry(), 1_000_000);
        lane.kit()
                .spawn(AuctionHouse.create(new AuctionParts(
                        settings(),
                        rules,
                        lane.ref(),
                        Duration.ofSeconds(5),
                        chain,
                        QuoteSource.NONE,
                        PostedOrders.none(),
                        new SolverDesk(gateway, List.of(), server.floor()),
                        server.delivery(),
                        receipt -> AUCTIONEER
                                .sign(EdgeServer.DOMAIN.digest(receipt.structHash()))
                                .toBytes(),
                        work,
                        server.clock(),
                        new AuctionHealth(new SimpleMeterRegistry()),
                        () -> {})));
        lane.admit(ALICES);
        lane.admit(BOBS);
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
    }

    EdgeServer server() {
        return server;
    }

    JournaledLane lane() {
        return lane;
    }

    /** Where the auction house calls the chain and looks for winners. */
    GatedExecutor work() {
        return work;
    }

    /** A solver that may settle, logged in. */
    TestSolver solver(int number) {
        PrivateKey key = Orders.key(number);
        server.activeSolvers().add(key.address());
        TestSolver solver = TestSolver.connect(server.address(), key);
        solver.login(false);
        return solver;
    }

    /** A solver that only looks on, logged in. */
    TestSolver shadow(int number) {
        TestSolver solver = TestSolver.connect(server.address(), Orders.key(number));
        solver.login(true);
        return solver;
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

    /** A bid that lets both trade this many hundredths of their orders; the more the higher is its score. */
    static String bid(int hundredths) {
        SolutionJson solution = SolutionJson.of(
                Uint256.ONE,
                new TreeMap<>(Map.of(WETH, Uint256.of(21), USDC, Uint256.of(10))),
                List.of(fill(ALICES.uid(), 10L * hundredths), fill(BOBS.uid(), 21L * hundredths)),
                List.of(),
                Uint256.of(200_000));
        return new String(EngineResponse.write(List.of(solution)), StandardCharsets.UTF_8);
    }

    private static TradeJson fill(OrderUid uid, long amount) {
        return new TradeJson.Fulfillment(uid, Uint256.of(amount), Uint256.ZERO);
    }

    @Override
    public void close() {
        server.close();
        lane.close();
    }
}
