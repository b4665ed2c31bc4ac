package io.walras.examples.cli;

import io.walras.examples.devnet.Devnet;
import io.walras.examples.devnet.DevnetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a development network until it is interrupted. */
@Command(
        name = "devnet",
        description = {
            "Runs a development network until it is interrupted: a chain with tokens and pools, the contracts, "
                    + "solvers, market makers and the auctioneer.",
            "Its keys are public, so it listens on a loopback address only."
        },
        mixinStandardHelpOptions = true)
final class DevnetCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Describes the network (JSON); there while all of it is ready.")
    private @Nullable Path out;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Spec
    private @Nullable CommandSpec command;

    private Path file() {
        try {
            return OutFile.require("--out", Objects.requireNonNull(out));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(Objects.requireNonNull(command).commandLine(), refused.getMessage(), refused);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = file();
        DevnetOptions options = network.toOptions();
        Files.deleteIfExists(file);
        return Interruptible.run(group -> {
            group.add(() -> Files.deleteIfExists(file));
            Devnet devnet = Devnet.start(group, options, Home.folder(), Progress::say);
            devnet.publish(file);
            Progress.say("ready: API " + devnet.description().apiUrl() + ", chain "
                    + devnet.description().rpcUrl() + ", described in " + file);
            throw new IllegalStateException(devnet.awaitLoss());
        });
    }
}
