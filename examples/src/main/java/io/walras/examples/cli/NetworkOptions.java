package io.walras.examples.cli;

import io.walras.examples.devnet.DevnetOptions;
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
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "Port of the auctioneer's API (default: ${DEFAULT-VALUE}, or a free one if it is taken).")
    private int port;

    @Option(
            names = "--rpc-port",
            defaultValue = "8545",
            paramLabel = "PORT",
            description = "Port of the chain (default: ${DEFAULT-VALUE}, or a free one if it is taken).")
    private int rpcPort;

    @Option(
            names = "--auction-interval",
            defaultValue = "2s",
            paramLabel = "TIME",
            description = "Time between two cuts, such as 2s or 500ms (default: ${DEFAULT-VALUE}).")
    private Duration auctionInterval = Duration.ZERO;

    @Option(names = "--no-solvers", description = "Do not run the reference solvers.")
    private boolean noSolvers;

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

    /** The options, or the error that picocli reports with exit code 2. */
    DevnetOptions toOptions() {
        try {
            return new DevnetOptions(
                    host,
                    port,
                    rpcPort,
                    auctionInterval,
                    !noSolvers,
                    Optional.ofNullable(dataFolder),
                    new TreeMap<>(solvers));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(Objects.requireNonNull(command).commandLine(), refused.getMessage(), refused);
        }
    }
}
