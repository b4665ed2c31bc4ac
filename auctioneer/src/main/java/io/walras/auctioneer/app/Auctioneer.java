package io.walras.auctioneer.app;

import com.typesafe.config.Config;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.walras.auctioneer.auction.AuctionHealth;
import io.walras.auctioneer.auction.AuctionSettings;
import io.walras.auctioneer.auction.PostedOrders;
import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.book.Tape;
import io.walras.auctioneer.http.Deployment;
import io.walras.auctioneer.http.HttpBinding;
import io.walras.auctioneer.http.HttpPorts;
import io.walras.auctioneer.http.HttpServer;
import io.walras.auctioneer.http.ReadinessCheck;
import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.lane.LaneClient;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.ledger.FeedArchive;
import io.walras.auctioneer.ledger.FeedHub;
import io.walras.auctioneer.ledger.LaneJournal;
import io.walras.auctioneer.ledger.LedgerMetrics;
import io.walras.auctioneer.ledger.Placements;
import io.walras.auctioneer.ledger.Projection;
import io.walras.auctioneer.ledger.QuoteArchive;
import io.walras.auctioneer.ledger.SqlEdgeMemory;
import io.walras.auctioneer.ledger.SqlLedger;
import io.walras.auctioneer.replay.JournalArchive;
import io.walras.auctioneer.solver.Bonds;
import io.walras.settlement.chain.AdmissionReader;
import io.walras.settlement.chain.RegistryReader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A running auctioneer. Starting it checks everything that can be checked first: settings, keys, chain, contract,
 * database; then the lane recovers, and only then does it listen.
 */
public final class Auctioneer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHAIN_DISPATCHER = "walras.chain.dispatcher";

    private final Database database;
    private final ActorSystem<?> system;
    private final SqlLedger ledger;
    private final SqlEdgeMemory memory;
    private final QuoteArchive quotes;
    private final Projection projection;
    private final HttpBinding http;
    private final ChainParts chain;
    private final IndexerParts indexer;

    private Auctioneer(
            Database database,
            ActorSystem<?> system,
            SqlLedger ledger,
            SqlEdgeMemory memory,
            QuoteArchive quotes,
            Projection projection,
            HttpBinding http,
            ChainParts chain,
            IndexerParts indexer) {
        this.database = database;
        this.system = system;
        this.ledger = ledger;
        this.memory = memory;
        this.quotes = quotes;
        this.projection = projection;
        this.http = http;
        this.chain = chain;
        this.indexer = indexer;
    }

    /**
     * Starts an auctioneer.
     *
     * @param config the operator's settings over {@code reference.conf} and {@code application.conf}
     * @throws RuntimeException with a one-line message if it cannot run with these settings
     */
    public static Auctioneer start(Config config, String version, InstantSource clock) {
        Settings settings = Settings.of(config);
        ChainParts chain = ChainParts.connect(settings);
        Database database = Database.open(settings.storage().database());
        try {
            return start(config, settings, chain, database, version, clock);
        } catch (RuntimeException failed) {
            database.close();
            chain.rpc().close();
            throw failed;
        }
    }

    private static Auctioneer start(
            Config config,
            Settings settings,
            ChainParts chain,
            Database database,
            String version,
            InstantSource clock) {
        PrometheusMeterRegistry meters = meters();
        ActorHealth health = new ActorHealth(clock, meters);
        AuctionHealth auctions = new AuctionHealth(meters);
        SolverParts solvers = SolverParts.of(settings);
        RfqParts rfq = RfqParts.of(settings);
        PostedOrders posted = new PostedOrders();
        Books books = new Books(settings.markets());
        Tape tape = new Tape(settings.markets(), settings.http().streams().outboundMessages());
        CompletableFuture<ActorRef<LaneEntity.Command>> spawned = new CompletableFuture<>();
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.setup(guardian -> {
                    Executor blocking =
                            guardian.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig(CHAIN_DISPATCHER));
                    spawned.complete(new LaneParts(
                                    settings,
                                    chain,
                                    blocking,
                                    clock,
                                    meters,
                                    health,
                                    solvers,
                                    auctions,
                                    books,
                                    rfq.desk(),
                                    posted)
                            .spawn(guardian));
                    return Behaviors.empty();
                }),
                "walras",
                ActorSystemSetup.create(BootstrapSetup.create(config), database.setup()));
        try {
            LaneClient lane = new LaneClient(system, await(spawned), LaneParts.LANE_TIMEOUT);
            LaneJournal journal = new LaneJournal(system, LaneParts.PERSISTENCE_ID);
            LedgerMetrics ledgerMetrics = new LedgerMetrics(meters);
            FeedHub feed = new FeedHub(
                    new FeedArchive(
                            system,
                            journal,
                            database,
                            settings.storage().ledger().queryTimeout()),
                    settings.storage().ledger(),
                    ledgerMetrics);
            Projection projection = Projection.start(
                    system, database, journal, feed, tape, settings.storage().ledger(), ledgerMetrics, clock);
            SqlLedger ledger = new SqlLedger(
                    database.connections(),
                    settings.storage().ledger(),
                    projection.position(),
                    chain.contracts().wrappedNative());
            SqlEdgeMemory memory = new SqlEdgeMemory(
                    database.connections(),
                    settings.storage().edge(),
                    settings.storage().ledger().queryTimeout(),
                    clock,
                    SolverParts::challenge);
            posted.open(ledger);
            QuoteArchive quotes = new QuoteArchive(
                    database.connections(),
                    settings.storage().ledger().queryTimeout(),
                    settings.quotes().maxKept());
            Executor blocking = system.dispatchers().lookup(DispatcherSelector.fromConfig(CHAIN_DISPATCHER));
            Deployment deployment = deployment(settings, chain, version);
            QuoteWiring quoting =
                    QuoteWiring.of(system, settings, chain, deployment, solvers, quotes, blocking, clock, meters);
            HttpPorts ports = new HttpPorts(
                    lane,
                    new EvmIntakeChain(new AdmissionReader(chain.rpc(), chain.contracts()), blocking),
                    ledger,
                    memory,
                    new JournalArchive(chain.published(), journal, ledger),
                    feed,
                    books,
                    tape,
                    ledger,
                    solvers.sessions(system, settings, chain, blocking, clock),
                    solvers.known(settings),
                    rfq.open(
                            system, settings, chain, new LaneOrders(lane), ledger, projection, blocking, clock, meters),
                    rfq.directory(settings, ledger, clock),
                    new Bonds(new RegistryReader(chain.rpc(), chain.contracts().registry())::bond, blocking),
                    quoting.desk(),
                    quoting.links(),
                    quoting.prices(),
                    meters,
                    readiness(lane, health, auctions, projection, chain, blocking),
                    clock);
            HttpBinding http = await(HttpServer.start(system, deployment, settings.http(), settings.intake(), ports));
            IndexerParts indexer = IndexerParts.start(
                    settings,
                    chain,
                    new Placements(
                            database.connections(), settings.storage().ledger().queryTimeout()),
                    lane,
                    ports.chain(),
                    ledger,
                    ports.links(),
                    clock);
            return new Auctioneer(database, system, ledger, memory, quotes, projection, http, chain, indexer);
        } catch (RuntimeException failed) {
            system.terminate();
            await(system.getWhenTerminated());
            throw failed;
        }
    }

    private static PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        return meters;
    }

    private static List<ReadinessCheck> readiness(
            LaneClient lane,
            ActorHealth health,
            AuctionHealth auctions,
            Projection projection,
            ChainParts chain,
            Executor blocking) {
        return List.of(
                new NamedCheck("lane", () -> lane.latestEvent().thenApply(number -> Optional.empty())),
                new NamedCheck("actors", () -> CompletableFuture.completedStage(health.whyNotReady())),
                new NamedCheck("auctions", () -> CompletableFuture.completedStage(auctions.whyNotReady())),
                new NamedCheck("ledger", () -> lane.latestEvent().thenApply(projection::whyNotReady)),
                new NamedCheck("chain", () -> CompletableFuture.supplyAsync(chain::whyNotReady, blocking)));
    }

    private static Deployment deployment(Settings settings, ChainParts chain, String version) {
        AuctionSettings auction = settings.auction();
        SortedMap<String, Long> times = new TreeMap<>();
        times.put("interval", auction.interval().toMillis());
        times.put("solveTime", auction.solveTime().toMillis());
        times.put("bidTime", auction.bidTime().toMillis());
        times.put("openTime", auction.openTime().toMillis());
        times.put("awardLifetime", auction.awardLifetime().toMillis());
        times.put("quoteTime", settings.rfq().deadline().toMillis());
        return new Deployment(
                version,
                chain.orderDomain(),
                chain.contracts().allowanceHolder(),
                chain.contracts().executor(),
                chain.contracts().registry(),
                chain.contracts().wrappedNative(),
                chain.contracts().quoteSettler(),
                chain.contracts().hooksTrampoline(),
                settings.indexer().ethFlow(),
                settings.pool(),
                QuoteWiring.quotedFeeBps(settings),
                times);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.address();
    }

    /** Ends when the auctioneer has stopped, for whatever reason. */
    public CompletionStage<?> whenStopped() {
        return system.getWhenTerminated();
    }

    /** Stops listening, lets what is under way finish, and closes the database. */
    @Override
    public void close() {
        await(http.stop());
        indexer.close();
        await(projection.stop());
        system.terminate();
        await(system.getWhenTerminated());
        ledger.close();
        memory.close();
        quotes.close();
        database.close();
        chain.rpc().close();
    }

    /** Starting and stopping happen outside of actors and may wait. */
    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        } catch (TimeoutException late) {
            throw new IllegalStateException("not done within " + PATIENCE, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
