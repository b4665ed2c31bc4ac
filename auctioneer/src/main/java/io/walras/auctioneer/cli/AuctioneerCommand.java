package io.walras.auctioneer.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.walras.auctioneer.app.Auctioneer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an auctioneer until it is told to stop. */
@Command(
        name = "auctioneer",
        description = "Runs an auctioneer against a chain. SIGINT or SIGTERM stops it.",
        mixinStandardHelpOptions = true)
final class AuctioneerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected before call()
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "Settings in HOCON; docs/guide/operator.md describes them.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Path config;

    @Override
    public Integer call() throws Exception {
        try (StopSignal stop = new StopSignal();
                Auctioneer auctioneer = Auctioneer.start(read(config), Version.current(), InstantSource.system())) {
            spec.commandLine()
                    .getErr()
                    .println("auctioneer listens on http://"
                            + auctioneer.address().getHostString() + ":"
                            + auctioneer.address().getPort());
            stop.await(auctioneer.whenStopped());
        } catch (ConfigException wrong) {
            throw new BadInputException(String.valueOf(wrong.getMessage()));
        }
        return 0;
    }

    private static Config read(Path file) {
        if (!Files.isReadable(file)) {
            throw new BadInputException("cannot read " + file);
        }
        return ConfigFactory.load(
                ConfigFactory.parseFile(file.toFile()).withFallback(ConfigFactory.parseResources("application.conf")));
    }
}
