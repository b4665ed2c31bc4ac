package io.walras.auctioneer.testing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.book.Tape;
import io.walras.auctioneer.http.Deployment;
import io.walras.auctioneer.http.HttpBinding;
import io.walras.auctioneer.http.HttpPorts;
import io.walras.auctioneer.http.HttpServer;
import io.walras.auctioneer.http.HttpSettings;
import io.walras.auctioneer.http.OpenApiDocument;
import io.walras.auctioneer.http.ReadinessCheck;
import io.walras.auctioneer.intake.IntakeRules;
import io.walras.auctioneer.intake.IntakeSettings;
import io.walras.auctioneer.quote.NativePrices;
import io.walras.auctioneer.quote.QuoteDesk;
import io.walras.auctioneer.quote.QuoteParts;
import io.walras.auctioneer.quote.QuoteSettings;
import io.walras.auctioneer.replay.AuctionRecord;
import io.walras.auctioneer.rfq.HubCommand;
import io.walras.auctioneer.rfq.HubParts;
import io.walras.auctioneer.rfq.HubTerms;
import io.walras.auctioneer.rfq.MakerDirectory;
import io.walras.auctioneer.rfq.MakerFloor;
import io.walras.auctioneer.rfq.MakerParts;
import io.walras.auctioneer.rfq.MakerSessions;
import io.walras.auctioneer.rfq.QuoteSource;
import io.walras.auctioneer.rfq.RfqDesk;
import io.walras.auctioneer.rfq.RfqSettings;
import io.walras.auctioneer.solver.Bonds;
import io.walras.auctioneer.solver.DeliveryTimes;
import io.walras.auctioneer.solver.KnownSolvers;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.auctioneer.solver.SolverSettings;
import io.walras.auctioneer.solver.session.Places;
import io.walras.auctioneer.solver.session.SessionParts;
import io.walras.auctioneer.solver.session.SessionSettings;
import io.walras.auctioneer.solver.session.SessionTerms;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.auctioneer.solver.session.SolverSessions;
import io.walras.auctioneer.solver.session.SolverStanding;
import io.walras.protocol.book.Market;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.BidLimits;
import io.walras.settlement.chain.SolverBond;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** The real HTTP edge on a real port, with everything behind it in memory. */
public final class EdgeServer implements AutoCloseable {
    public static final long NOW = 1_790_000_000;
    public static final Eip712Domain DOMAIN = Orders.DOMAIN;

    private static final ApiContract CONTRACT = new ApiContract(OpenApiDocument.text());

    private final MemoryLane lane = new MemoryLane(Pools.rules(3, 100));
    private final MemoryChain chain = new MemoryChain();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryEdge memory = new MemoryEdge(ledger);
    private final Map<Long, AuctionRecord> records = new ConcurrentHashMap<>();
    private final AtomicLong challenges = new AtomicLong();
    private final MemoryFeed feed = new MemoryFeed();
    private final Books books = new Books(List.of(MARKET));
    private final Tape tape = new Tape(List.of(MARKET), 4);
    private final MemoryMarkets markets = new MemoryMarkets();
    private final MemoryMakers makers = new MemoryMakers();
    private final MakerFloor makerFloor = new MakerFloor(4, 8);
    private final RememberedOrders orders = new RememberedOrders();
    private final RfqDesk rfq = new RfqDesk();
    private final SolverFloor floor;
    private final List<SolverSettings> engines;
    private @Nullable QuotingEngine engine;
    private final DeliveryTimes delivery = new DeliveryTimes();
    private final Set<Address> active = ConcurrentHashMap.newKeySet();
    private final SettableClock clock = new SettableClock(NOW);
    private final List<ReadinessCheck> checks = new CopyOnWriteArrayList<>();
    private final ActorSystem<Void> system;
    private final MemoryQuotes quotes = new MemoryQuotes(Orders.WETH);
    private volatile boolean registryDown;
    private final HttpBinding binding;

    /** Starts a server with the shipped settings, a free port, and these overrides below {@code walras}. */
    public EdgeServer(String overrides, ReadinessCheck... readiness) {
        this(new Places(4, 4, 2, 8), overrides, readiness);
    }

    /** As the other, with an engine that is asked for quotes. */
    public EdgeServer(QuotingEngine engine, String overrides) {
        this(new Places(4, 4, 2, 8), List.of(engine.settings()), overrides);
        this.engine = engine;
    }

    /** As the other, with so many places for solvers. */
    public EdgeServer(Places places, String overrides, ReadinessCheck... readiness) {
        this(places, List.of(), overrides, readiness);
    }

    private EdgeServer(Places places, List<SolverSettings> engines, String overrides, ReadinessCheck... readiness) {
        this.engines = List.copyOf(engines);
        this.floor = new SolverFloor(places);
        Config config = ConfigFactory.parseString("walras { " + overrides + " }")
                .withFallback(ConfigFactory.parseString("walras.http.port = 0, pekko.loglevel = WARNING"))
                .withFallback(ConfigFactory.load());
        system = ActorSystem.create(Behaviors.empty(), "edge", config.resolve());
        checks.addAll(List.of(readiness));
        binding = await(HttpServer.start(
                system,
                deployment(),
                HttpSettings.of(config.getConfig("walras.http")),
                IntakeSettings.of(config.getConfig("walras.intake")),
                new HttpPorts(
                        lane,
                        chain,
                        ledger,
                        memory,
                        id -> CompletableFuture.completedStage(Optional.ofNullable(records.get(id))),
                        feed,
                        books,
                        tape,
                        markets,
                        sessions(config),
                        new KnownSolvers(List.of(), floor, delivery),
                        makerSessions(config),
                        new MakerDirectory(makers, makerFloor, List.of(), clock),
                        new Bonds(this::bond, ForkJoinPool.commonPool()),
                        desk(config),
                        quotes,
                        new NativePrices(
                                quotes,
                                QuoteSettings.of(config.getConfig("walras.quotes")),
                                ForkJoinPool.commonPool(),
                                clock),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        checks,
                        clock)));
    }

    private QuoteDesk desk(Config config) {
        IntakeSettings intake = IntakeSettings.of(config.getConfig("walras.intake"));
        SolverGateway gateway = new SolverGateway(system, clock, new SimpleMeterRegistry(), 100_000);
        return new QuoteDesk(new QuoteParts(
                QuoteSettings.of(config.getConfig("walras.quotes")),
                IntakeRules.of(DOMAIN, Orders.WETH, deployment().noReceivers(), true, null, intake, List.of()),
                new BundleLimits(5, 10, 10_000, Set.of()),
                10,
                quotes,
                new SolverDesk(gateway, engines, floor),
                quotes,
                ForkJoinPool.commonPool(),
                clock));
    }

    /** What is asked for quotes. */
    public QuotingEngine engine() {
        return Objects.requireNonNull(engine, "the server has no engine");
    }

    /** What quotes are made of. */
    public MemoryQuotes quoted() {
        return quotes;
    }

    private MakerSessions makerSessions(Config config) {
        RfqSettings settings = RfqSettings.of(config.getConfig("walras.rfq"));
        HubTerms terms = new HubTerms(
                Quotes.DOMAIN.chainId(),
                Quotes.SETTLEMENT,
                Quotes.DOMAIN.verifyingContract(),
                Orders.token(95),
                Orders.token(96),
                Orders.WETH);
        HubParts parts = new HubParts(
                settings,
                terms,
                makerFloor,
                makers,
                makers::read,
                ForkJoinPool.commonPool(),
                clock,
                bound -> 0,
                new SimpleMeterRegistry());
        ActorRef<HubCommand> hub = rfq.open(system, parts, makers.news(), List.of());
        return new MakerSessions(
                system,
                new MakerParts(
                        settings,
                        terms,
                        makerFloor,
                        hub,
                        makers,
                        orders,
                        (maker, signer) -> false,
                        ForkJoinPool.commonPool(),
                        clock,
                        () -> Keccak256.hash("challenge " + challenges.incrementAndGet())));
    }

    /** Where auctions ask makers. */
    public QuoteSource quotes() {
        return rfq;
    }

    /** What sessions of makers did with their orders. */
    public List<String> ordersOfMakers() {
        return orders.calls();
    }

    /** What the ledger tells of makers. */
    public MemoryMakers makers() {
        return makers;
    }

    private SolverSessions sessions(Config config) {
        SessionSettings settings = SessionSettings.of(config.getConfig("walras.sessions"));
        return new SolverSessions(
                system,
                new SessionParts(
                        settings,
                        new SessionTerms(
                                DOMAIN, Orders.token(94), 100_000, new BidLimits(5, 10, 10, 10_000, List.of())),
                        floor,
                        new SolverStanding(this::obstacle, ForkJoinPool.commonPool(), settings.standingTtl(), clock),
                        clock,
                        () -> Keccak256.hash("challenge " + challenges.incrementAndGet())));
    }

    private SolverBond bond(Address solver) {
        if (registryDown) {
            throw new IllegalStateException("the registry cannot be read");
        }
        boolean isActive = active.contains(solver);
        return new SolverBond(
                12, isActive, isActive, Uint256.of(isActive ? 100 : 0), Uint256.of(7), NOW + 9, Uint256.of(3));
    }

    private Optional<ShadowReason> obstacle(Address solver) {
        if (registryDown) {
            throw new IllegalStateException("the registry cannot be read");
        }
        return active.contains(solver) ? Optional.empty() : Optional.of(ShadowReason.NotRegistered);
    }

    /** The market that has a book. */
    public static final Market MARKET =
            new Market("DAI-USDC", Orders.DAI, Orders.USDC, Uint256.powerOfTen(3), Uint256.ONE);

    /** What the books show. */
    public Books books() {
        return books;
    }

    /** What is told of trades; a follower may let four of them pile up. */
    public Tape tape() {
        return tape;
    }

    /** What has been traded. */
    public MemoryMarkets markets() {
        return markets;
    }

    private static Deployment deployment() {
        return new Deployment(
                "0.1.0",
                DOMAIN,
                Orders.token(91),
                Orders.token(92),
                Orders.token(93),
                Orders.WETH,
                Orders.token(94),
                Orders.token(95),
                Orders.token(96),
                Pools.rules(3, 100),
                null,
                new TreeMap<>(Map.of("intervalMillis", 2_000L)));
    }

    public InetSocketAddress address() {
        return binding.address();
    }

    public HttpBinding binding() {
        return binding;
    }

    /** The archive has this record from now on. */
    public void record(AuctionRecord record) {
        records.put(record.cut().auctionId(), record);
    }

    public MemoryLane lane() {
        return lane;
    }

    public MemoryChain chain() {
        return chain;
    }

    public MemoryLedger ledger() {
        return ledger;
    }

    public MemoryEdge memory() {
        return memory;
    }

    public MemoryFeed feed() {
        return feed;
    }

    /** Who has a session. */
    public SolverFloor floor() {
        return floor;
    }

    public DeliveryTimes delivery() {
        return delivery;
    }

    /** The solvers that the registry lets settle. */
    public Set<Address> activeSolvers() {
        return active;
    }

    /** Nobody can tell any more who may settle. */
    public void loseRegistry() {
        registryDown = true;
    }

    public SettableClock clock() {
        return clock;
    }

    /** One request on a connection of its own, whose answer must be one that the OpenAPI document allows. */
    public RawHttp.Answer send(byte[] request) throws IOException {
        RawHttp.Answer answer = RawHttp.send(address(), request);
        CONTRACT.breach(request, answer).ifPresent(breach -> {
            throw new AssertionError("not as documented: " + breach);
        });
        return answer;
    }

    @Override
    public void close() {
        await(binding.stop());
        system.terminate();
        await(system.getWhenTerminated());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .copy()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
