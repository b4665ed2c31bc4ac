package io.walras.solvers.cli;

import com.typesafe.config.ConfigException;
import io.walras.sdk.Solver;
import io.walras.sdk.engine.EngineHost;
import io.walras.sdk.engine.EngineOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a reference solver as an engine and serves until the process is told to end. */
@Command(
        name = "walras solver",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a reference solver as an engine: POST /solve, POST /notify, GET /healthz.")
public final class Main implements Callable<Integer> {
    /** Seconds a client may take to send a request; read by the JDK's HTTP server when it is first used. */
    private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

    private static final String MOST_CONNECTIONS = "jdk.httpserver.maxConnections";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "baseline or crossing")
    private String name = "";

    @Option(
            names = "--port",
            required = true,
            paramLabel = "PORT",
            description = "port to serve on; 0 takes a free one")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "address to serve on (default: ${DEFAULT-VALUE}); the API has no authentication")
    private String host = "";

    @Option(names = "--config", paramLabel = "FILE", description = "HOCON with a block walras.solver.NAME")
    private @Nullable Path config;

    private Main() {}

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
        CommandLine commandLine = spec.commandLine();
        Solver solver = solver(commandLine);
        try (EngineHost engine = EngineHost.start(solver, options(commandLine))) {
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "close"));
            PrintWriter out = commandLine.getOut();
            out.println("solver " + name + " ready at " + engine.url());
            out.flush();
            new CountDownLatch(1).await();
            return CommandLine.ExitCode.OK;
        } catch (IOException unbound) {
            commandLine
                    .getErr()
                    .println("walras solver: cannot serve on " + host + ":" + port + ": " + unbound.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Solver solver(CommandLine commandLine) {
        SolverName known = SolverName.of(name)
                .orElseThrow(() -> new ParameterException(
                        commandLine,
                        "there is no solver '" + name + "'; there are " + String.join(", ", SolverName.all())));
        try {
            return known.make(SolverConfig.load(name, config));
        } catch (ConfigException | IllegalArgumentException broken) {
            throw new ParameterException(commandLine, "configuration: " + broken.getMessage(), broken);
        }
    }

    private EngineOptions options(CommandLine commandLine) {
        try {
            return EngineOptions.onPort(port).withHost(host);
        } catch (IllegalArgumentException broken) {
            throw new ParameterException(commandLine, String.valueOf(broken.getMessage()), broken);
        }
    }

    /** One line, without the usage text: what is wrong must not scroll away. */
    private static int complain(ParameterException wrong, String[] args) {
        wrong.getCommandLine().getErr().println("walras solver: " + wrong.getMessage());
        return CommandLine.ExitCode.USAGE;
    }
}
