package io.walras.examples.cli;

import io.walras.examples.devnet.DevnetOptions;
import io.walras.examples.devnet.PortChoice;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What may be chosen about a development network. */
final class NetworkOptions {
    private static final int API_PORT = 8080;
    private static final int RPC_PORT = 8545;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Loopback address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the auctioneer's API; 0 for any (default: " + API_PORT
                    + ", or a free one if it is taken).")
    private @Nullable Integer port;

    @Option(
            names = "--rpc-port",
            paramLabel = "PORT",
            description = "Port of the chain; 0 for any (default: " + RPC_PORT + ", or a free one if it is taken).")
    private @Nullable Integer rpcPort;

    @Option(
            names = "--auction-interval",
            defaultValue = "2s",
            paramLabel = "TIME",
            description = "Time between two cuts, such as 2s or 500ms (default: ${DEFAULT-VALUE}).")
    private Duration auctionInterval = Duration.ZERO;

    @Option(names = "--no-solvers", description = "Do not run the reference solvers.")
    private boolean noSolvers;

    @Option(
            names = "--no-makers",
            description = "Run neither market makers nor the reference solver that takes their quotes.")
    private boolean noMakers;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description =
                    "Where logs and the journal go (default: a temporary folder). Each start takes a new run-N in it.")
    private @Nullable Path dataFolder;

    @Option(
            names = "--solver",
            paramLabel = "NAME=URL",
            description = "A further solver engine, which is registered and bonded. Repeatable.")
    private Map<String, URI> solvers = new TreeMap<>();

    @Option(
            names = "--session-solver",
            paramLabel = "NAME=FILE",
            description = "A further solver that opens a session; its key, which is registered and bonded, is written "
                    + "to the file. Repeatable.")
    private Map<String, Path> sessionSolvers = new TreeMap<>();

    private static PortChoice choice(@Nullable Integer given, int usual) {
        return given == null ? PortChoice.preferably(usual) : PortChoice.exactly(given);
    }

    /** The options, or the error that picocli reports with exit code 2. */
    DevnetOptions toOptions() {
        try {
            sessionSolvers.values().forEach(file -> OutFile.require("--session-solver", file));
            return new DevnetOptions(
                    host,
                    choice(port, API_PORT),
                    choice(rpcPort, RPC_PORT),
                    auctionInterval,
                    !noSolvers,
                    !noMakers,
                    Optional.ofNullable(dataFolder),
                    new TreeMap<>(solvers),
                    new TreeMap<>(sessionSolvers));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(Objects.requireNonNull(command).commandLine(), refused.getMessage(), refused);
        }
    }
}
