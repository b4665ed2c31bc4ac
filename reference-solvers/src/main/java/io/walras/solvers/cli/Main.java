package io.walras.solvers.cli;

import com.typesafe.config.ConfigException;
import io.walras.sdk.Solver;
import io.walras.sdk.engine.EngineHost;
import io.walras.sdk.engine.EngineOptions;
import io.walras.sdk.session.SessionOptions;
import io.walras.sdk.session.SolverConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a reference solver, as an engine or over a session, and goes on until the process is told to end. */
@Command(
        name = "walras solver",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs a reference solver: as an engine (POST /solve, POST /notify, GET /healthz) or over a session.")
public final class Main implements Callable<Integer> {
    /** Seconds a client may take to send a request; read by the JDK's HTTP server when it is first used. */
    private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

    private static final String MOST_CONNECTIONS = "jdk.httpserver.maxConnections";

    private static final String SAFETY_MARGIN = "safety-margin-millis";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "baseline, crossing or rfq")
    private String name = "";

    @ArgGroup(multiplicity = "1")
    private Mode mode = new Mode();

    @Option(names = "--config", paramLabel = "FILE", description = "HOCON with a block walras.solver.NAME")
    private @Nullable Path config;

    private Main() {}

    /** Either a port to serve on or an auctioneer to connect to. */
    private static final class Mode {
        @ArgGroup(exclusive = false, heading = "As an engine that is asked over HTTP:%n")
        private @Nullable Served served;

        @ArgGroup(exclusive = false, heading = "Over a session that it opens, with sealed bids:%n")
        private @Nullable Session session;
    }

    /** Runs the command and exits: 0 after a proper end, 1 if it cannot serve, 2 if it is called wrongly. */
    public static void main(String[] args) {
        System.setProperty(REQUEST_SECONDS, "10");
        System.setProperty(MOST_CONNECTIONS, "256");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler(Main::complain);
    }

    @Override
    public Integer call() throws InterruptedException {
        Served served = mode.served;
        return served == null ? connect() : serve(served);
    }

    private int serve(Served served) throws InterruptedException {
        CommandLine commandLine = spec.commandLine();
        SolverConfig settings = settings(commandLine);
        Solver solver = solver(commandLine, settings);
        EngineOptions options = sensible(commandLine, served::options);
        try (EngineHost engine = EngineHost.start(solver, options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "close"));
            announce(commandLine, "solver " + name + " ready at " + engine.url());
            new CountDownLatch(1).await();
            return CommandLine.ExitCode.OK;
        } catch (IOException unbound) {
            commandLine
                    .getErr()
                    .println("walras solver: cannot serve on " + options.host() + ":" + options.port() + ": "
                            + unbound.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int connect() throws InterruptedException {
        CommandLine commandLine = spec.commandLine();
        SolverConfig settings = settings(commandLine);
        Solver solver = solver(commandLine, settings);
        SessionOptions options = sensible(
                commandLine,
                () -> Objects.requireNonNull(mode.session).options(Duration.ofMillis(settings.integer(SAFETY_MARGIN))));
        announce(commandLine, "solver " + name + " " + options.key().address() + " connects to " + options.url());
        SolverConnection.run(solver, options);
        return CommandLine.ExitCode.OK;
    }

    private static void announce(CommandLine commandLine, String line) {
        PrintWriter out = commandLine.getOut();
        out.println(line);
        out.flush();
    }

    private static <T> T sensible(CommandLine commandLine, Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException broken) {
            throw new ParameterException(commandLine, String.valueOf(broken.getMessage()), broken);
        }
    }

    private SolverName known(CommandLine commandLine) {
        return SolverName.of(name)
                .orElseThrow(() -> new ParameterException(
                        commandLine,
                        "there is no solver '" + name + "'; there are " + String.join(", ", SolverName.all())));
    }

    private SolverConfig settings(CommandLine commandLine) {
        known(commandLine);
        try {
            SolverConfig settings = SolverConfig.load(name, config);
            if (settings.integer(SAFETY_MARGIN) < 0) {
                throw settings.broken(SAFETY_MARGIN, "is not negative");
            }
            return settings;
        } catch (ConfigException | IllegalArgumentException broken) {
            throw new ParameterException(commandLine, "configuration: " + broken.getMessage(), broken);
        }
    }

    private Solver solver(CommandLine commandLine, SolverConfig settings) {
        try {
            return known(commandLine).make(settings);
        } catch (ConfigException | IllegalArgumentException broken) {
            throw new ParameterException(commandLine, "configuration: " + broken.getMessage(), broken);
        }
    }

    /** One line, without the usage text: what is wrong must not scroll away. */
    private static int complain(ParameterException wrong, String[] args) {
        wrong.getCommandLine().getErr().println("walras solver: " + wrong.getMessage());
        return CommandLine.ExitCode.USAGE;
    }
}
