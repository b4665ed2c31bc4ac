package io.walras.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.sdk.testkit.FakeAuctioneer;
import io.walras.sdk.testkit.Outcome;
import io.walras.sdk.testkit.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows the guide to the letter: the solver that it shows is saved, started as it says, and wins. */
@Timeout(120)
class GuideTest {
    private static final PrivateKey KEY =
            PrivateKey.fromHex(Keccak256.hash("a reader of the guide").toString());
    private static final int MOST_LINES = 40;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldWinAnAuctionWithTheSolverThatTheGuideShows() throws Exception {
        String source = shown();
        Path file = Files.writeString(folder.resolve("DirectSwapSolver.java"), source);
        Path key = Files.writeString(
                folder.resolve("key.txt"), Bytes.of(KEY.secretBytes()).toString());
        assertThat(source.lines().count()).isLessThan(MOST_LINES);
        try (FakeAuctioneer auctioneer = FakeAuctioneer.start(Recordings.LIMITS)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            file.toString(),
                            auctioneer.url().toString(),
                            key.toString())
                    .inheritIO()
                    .start();
            try {
                auctioneer.awaitSolvers(1);
                Outcome outcome = auctioneer
                        .hold(Recordings.withFees(1, 3), Duration.ofSeconds(10), Duration.ofSeconds(5))
                        .get(30, TimeUnit.SECONDS);

                assertThat(outcome.isWonBy(KEY.address())).isTrue();
                assertThat(outcome.faults()).isEmpty();
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private static String shown() throws Exception {
        String guide = Files.readString(Path.of("../docs/guide/solver.md"));
        int from = guide.indexOf("```java\n") + "```java\n".length();
        return guide.substring(from, guide.indexOf("```", from));
    }
}
