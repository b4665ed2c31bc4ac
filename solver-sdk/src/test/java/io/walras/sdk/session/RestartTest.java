package io.walras.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.testkit.FakeAuctioneer;
import io.walras.sdk.testkit.Outcome;
import io.walras.sdk.testkit.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A solver process that is killed after it has committed to a bid, and started again. */
@Timeout(60)
class RestartTest {
    private static final PrivateKey KEY =
            PrivateKey.fromHex(Keccak256.hash("a solver").toString());
    private static final Duration BIDDING = Duration.ofSeconds(4);
    private static final Duration OPENING = Duration.ofSeconds(10);

    @TempDir
    private Path folder = Path.of("");

    private final FakeAuctioneer auctioneer = FakeAuctioneer.start(Recordings.LIMITS);

    @AfterEach
    void close() throws InterruptedException {
        auctioneer.close();
    }

    /** Kills a solver in the middle of the auction; gives the auction. */
    private CompletableFuture<Outcome> killBidder(Path... memory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DoomedSolver.class.getName(),
                auctioneer.url().toString(),
                Bytes.of(KEY.secretBytes()).toString()));
        List.of(memory).forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            auctioneer.awaitSolvers(1);
            CompletableFuture<Outcome> auction = auctioneer.hold(Recordings.ofOrders(1, 1), BIDDING, OPENING);
            auctioneer.awaitMessages(SolverMessage.Commit.class, 1);
            return auction;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private SessionOptions options() {
        return SessionOptions.to(auctioneer.url(), KEY);
    }

    @Test
    void shouldOpenWhatItCommittedToBefore() throws Exception {
        Path memory = folder.resolve("bids.json");
        CompletableFuture<Outcome> auction = killBidder(memory);

        try (SolverConnection connection = SolverConnection.open(
                (solved, found) -> {
                    throw new IllegalStateException("the auction was bid on already");
                },
                options().withMemory(memory))) {
            Outcome outcome = auction.get(30, TimeUnit.SECONDS);

            assertThat(connection.welcomed()).isDone();
            assertThat(outcome.isWonBy(KEY.address())).isTrue();
            assertThat(outcome.faults()).isEmpty();
        }
    }

    @Test
    void shouldNotUseANumberTwiceThoughItRemembersNothing() throws Exception {
        CompletableFuture<Outcome> auction = killBidder();

        try (SolverConnection connection = SolverConnection.open(new DirectSwapSolver(), options())) {
            Outcome outcome = auction.get(30, TimeUnit.SECONDS);

            assertThat(connection.welcomed()).isDone();
            assertThat(outcome.faults()).isEmpty();
            assertThat(outcome.isWonBy(KEY.address())).isTrue();
        }
    }

    @Test
    void shouldGoOnThoughItsMemoryIsGarbledOrCannotBeWritten() throws Exception {
        Path garbled = Files.writeString(folder.resolve("garbled.json"), "{\"bids\":[{}]}");
        Path nowhere = folder.resolve("none").resolve("bids.json");

        assertThat(winsWith(garbled, 1)).isTrue();
        auctioneer.awaitSolvers(0);
        assertThat(winsWith(nowhere, 2)).isTrue();
        assertThat(Files.readString(garbled)).contains("\"salt\"");
    }

    private boolean winsWith(Path memory, long auctionId) throws Exception {
        try (SolverConnection connection =
                SolverConnection.open(new DirectSwapSolver(), options().withMemory(memory))) {
            connection.welcomed().get(10, TimeUnit.SECONDS);
            return auctioneer
                    .hold(Recordings.ofOrders(auctionId, 1), BIDDING, OPENING)
                    .get(30, TimeUnit.SECONDS)
                    .isWonBy(KEY.address());
        }
    }
}
