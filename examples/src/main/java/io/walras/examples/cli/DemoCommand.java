package io.walras.examples.cli;

import io.walras.examples.demo.Demo;
import io.walras.examples.devnet.Devnet;
import io.walras.examples.devnet.DevnetOptions;
import io.walras.examples.wire.DemoSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a development network with traders and shows every auction. */
@Command(
        name = "demo",
        description = "Runs a development network with traders who sign and post intents, and shows every auction.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int ENOUGH_INTENTS = 12;
    private static final int ENOUGH_AUCTIONS = 3;
    private static final Duration ONCE_PATIENCE = Duration.ofMinutes(2);

    @Option(
            names = "--once",
            description = "Stop once 12 intents in 3 auctions have settled, one settlement at least with users, the "
                    + "book, makers' quotes and pools together, and print a summary (JSON) as the last "
                    + "line. Fails after 120 seconds.")
    private boolean once;

    @Option(
            names = "--seed",
            defaultValue = "1874",
            paramLabel = "NUMBER",
            description = "The same seed gives the same wishes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Override
    public Integer call() throws InterruptedException {
        DevnetOptions options = network.toOptions();
        AtomicReference<DemoSummary> summary = new AtomicReference<>();
        int exitCode = Interruptible.run(group -> {
            Devnet devnet = Devnet.start(group, options, Home.folder(), Progress::say);
            Instant deadline = once ? Instant.now().plus(ONCE_PATIENCE) : Instant.MAX;
            Progress.say("ready: API " + devnet.description().apiUrl());
            Demo demo = new Demo(devnet.description(), devnet.chain(), seed, System.out, InstantSource.system());
            demo.run(so -> devnet.isLost() || (once && isEnough(so, options)), deadline);
            if (devnet.isLost()) {
                throw new IllegalStateException(devnet.awaitLoss());
            }
            summary.set(demo.summary());
            return isEnough(demo.summary(), options) ? 0 : 1;
        });
        Optional.ofNullable(summary.get()).map(DemoSummary::toJson).ifPresent(System.out::println);
        return exitCode;
    }

    private static boolean isEnough(DemoSummary summary, DevnetOptions options) {
        return summary.settled() >= ENOUGH_INTENTS
                && summary.auctions() >= ENOUGH_AUCTIONS
                && (summary.hasEverySource() || !options.makers() || !options.ownSolvers());
    }
}
