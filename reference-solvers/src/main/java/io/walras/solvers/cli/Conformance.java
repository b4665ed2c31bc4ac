package io.walras.solvers.cli;

import io.walras.protocol.chain.Bytes32;
import io.walras.sdk.conformance.AuctioneerConformance;
import io.walras.sdk.conformance.EngineConformance;
import io.walras.sdk.conformance.VectorConformance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks an engine, an auctioneer or this SDK against the conformance kit. */
@Command(
        name = "walras conformance",
        mixinStandardHelpOptions = true,
        description = "Checks a solver engine or an auctioneer against the conformance kit.")
public final class Conformance {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Conformance() {}

    /** Runs the command and exits: 0 if everything conforms, 1 if not, 2 if it is called wrongly. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Conformance());
    }

    @Command(
            name = "engine",
            mixinStandardHelpOptions = true,
            description = "Asks an engine (POST URL/solve) to solve recorded auctions and judges what it bids.")
    int engine(
            @Parameters(paramLabel = "URL", description = "the engine, for example http://127.0.0.1:8081") URI url,
            @CommandLine.Mixin Told told)
            throws InterruptedException {
        return told.tell(new EngineConformance(url, InstantSource.system()).run());
    }

    @Command(
            name = "auctioneer",
            mixinStandardHelpOptions = true,
            description = {
                "Opens sessions with an auctioneer as shadows that nobody knows, does what is allowed and what is not,",
                "and says where it answers otherwise than the rules say. It has to be holding auctions meanwhile."
            })
    int auctioneer(
            @Parameters(paramLabel = "URL", description = "the auctioneer, for example http://127.0.0.1:8080") URI url,
            @Option(
                            names = "--wait",
                            defaultValue = "60",
                            paramLabel = "SECONDS",
                            description = "how long the next auction is waited for (default: ${DEFAULT-VALUE})")
                    int seconds,
            @CommandLine.Mixin Told told)
            throws InterruptedException {
        AuctioneerConformance conformance;
        try {
            conformance = new AuctioneerConformance(url, Conformance::secret, Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException noUrl) {
            throw told.wrong(noUrl);
        }
        return told.tell(conformance.run());
    }

    private static Bytes32 secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Bytes32.of(bytes);
    }

    @Command(
            name = "vectors",
            mixinStandardHelpOptions = true,
            description = "Computes again all that the kit's files say: vectors, verdicts and transcripts.")
    int vectors(
            @Option(
                            names = "--out",
                            paramLabel = "FOLDER",
                            description = "write the files there, for whoever checks something else against them")
                    @Nullable
                    Path folder,
            @CommandLine.Mixin Told told)
            throws IOException {
        if (folder != null) {
            VectorConformance.writeTo(folder);
        }
        return told.tell(VectorConformance.run());
    }
}
