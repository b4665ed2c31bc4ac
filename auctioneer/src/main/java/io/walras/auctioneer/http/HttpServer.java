package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.walras.auctioneer.book.stream.Channels;
import io.walras.auctioneer.intake.CancellationIntake;
import io.walras.auctioneer.intake.InstructionIntake;
import io.walras.auctioneer.intake.IntakeRules;
import io.walras.auctioneer.intake.IntakeSettings;
import io.walras.auctioneer.intake.OrderIntake;
import io.walras.protocol.wire.order.OrderJson;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SharedKillSwitch;

/** Puts the HTTP edge together and starts it. */
public final class HttpServer {
    private static final String INTAKE_DISPATCHER = "walras.intake.dispatcher";

    private HttpServer() {}

    /**
     * Listens for requests. The stage fails if the address cannot be bound.
     *
     * @param system whose configuration holds {@code walras.intake.dispatcher} and names {@link ParsingErrors}
     */
    public static CompletionStage<HttpBinding> start(
            ActorSystem<?> system,
            Deployment deployment,
            HttpSettings settings,
            IntakeSettings intakeSettings,
            HttpPorts ports) {
        SharedKillSwitch stop = KillSwitches.shared("http");
        Route routes = routes(system, deployment, settings, intakeSettings, ports, stop);
        Route edge = new Edge(settings, ports.meters(), ports.clock()).around(routes);
        Connections connections = new Connections(
                settings.maxConnections(), settings.maxConnectionsPerAddress(), ports.clock(), ports.meters());
        return new Listener(system, settings, ports.sessions().settings(), edge, connections).listen(stop);
    }

    private static Route routes(
            ActorSystem<?> system,
            Deployment deployment,
            HttpSettings settings,
            IntakeSettings intakeSettings,
            HttpPorts ports,
            SharedKillSwitch stop) {
        Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(INTAKE_DISPATCHER));
        IntakeRules rules = IntakeRules.of(
                deployment.domain(),
                deployment.wrappedNative(),
                deployment.noReceivers(),
                deployment.hooksTrampoline() != null,
                deployment.ethFlow(),
                intakeSettings,
                ports.books().markets());
        OrderIntake orders = new OrderIntake(
                rules,
                intakeSettings,
                ports.lane(),
                ports.chain(),
                ports.ledger(),
                ports.links(),
                executor,
                ports.clock());
        CancellationIntake cancellations =
                new CancellationIntake(rules, intakeSettings, ports.lane(), ports.ledger(), executor, ports.clock());
        Pages pages = new Pages(new Cursors(ports.memory().secret("cursor")));
        OrderJson.Contracts told = new OrderJson.Contracts(deployment.settlement(), deployment.hooksTrampoline());
        OrderQueries queries = new OrderQueries(
                ports.lane(),
                ports.ledger(),
                told,
                new RefusedOrders(ports.ledger(), deployment.domain().separator(), told),
                pages,
                ports.clock());
        InstructionIntake instructions =
                new InstructionIntake(rules, intakeSettings, ports.lane(), executor, ports.clock());
        IntakeAnswers answers = new IntakeAnswers(settings, ports.meters());
        Materializer materializer = Materializer.matFromSystem(system);
        RequestBody bodies = new RequestBody(settings, settings.maxBodyBytes(), materializer);
        BodyReader changes = new OnceOnly(bodies, ports.memory());
        BodyReader batches =
                new OnceOnly(new RequestBody(settings, settings.maxBatchBytes(), materializer), ports.memory());
        QuoteAnswers quoted = new QuoteAnswers(deployment.quotedFeeBps(), settings.retryAfter());
        return concat(
                new DocsRoutes().routes(),
                new OrderRoutes(orders, cancellations, queries, changes, settings, answers).routes(),
                new BatchRoutes(orders, batches, settings, answers).routes(),
                new OrderHashRoutes(deployment.domain(), bodies, settings).routes(),
                new TokenRoutes(ports.prices(), ports.ledger()).routes(),
                new QuoteRoutes(
                                ports.quotes(),
                                bodies,
                                settings,
                                quoted,
                                new QuoteStream(system, ports.quotes(), quoted, settings, stop))
                        .routes(),
                new InstructionRoutes(instructions, ports.lane(), changes, settings, answers).routes(),
                new HistoryRoutes(ports.ledger(), queries, pages).routes(),
                new AuctionRoutes(ports.lane()).routes(),
                new CompetitionRoutes(ports.ledger(), ports.solvers()).routes(),
                new TimelineRoutes(ports.lane(), ports.ledger()).routes(),
                new LookupRoutes(queries, bodies, settings).routes(),
                new AppDataRoutes(ports.ledger(), ports.memory(), changes, settings).routes(),
                new UserRoutes(ports.ledger()).routes(),
                new RecordRoutes(ports.archive()).routes(),
                new SolverRoutes(ports.sessions(), ports.solvers(), stop).routes(),
                new MakerRoutes(ports.makerSessions(), ports.makers(), stop).routes(),
                new StandingRoutes(ports.ledger(), ports.bonds()).routes(),
                new EventRoutes(ports.feed(), settings, stop).routes(),
                new MarketRoutes(ports.books(), ports.markets()).routes(),
                new MarketStreamRoutes(
                                new Channels(ports.books(), ports.tape()),
                                settings,
                                ports.meters(),
                                ports.clock(),
                                stop)
                        .routes(),
                new NodeRoutes(
                                ConfigAnswer.of(
                                        deployment,
                                        settings,
                                        intakeSettings,
                                        ports.quotes().settings()),
                                ports.readiness(),
                                ports.meters(),
                                settings)
                        .routes());
    }
}
