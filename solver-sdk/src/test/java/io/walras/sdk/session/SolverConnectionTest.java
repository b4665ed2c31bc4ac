package io.walras.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.NotificationJson;
import io.walras.protocol.wire.engine.NotifiedEvent;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.Auction;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solution;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.sdk.testkit.FakeAuctioneer;
import io.walras.sdk.testkit.Outcome;
import io.walras.sdk.testkit.Recordings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SolverConnectionTest {
    private static final PrivateKey KEY =
            PrivateKey.fromHex(Keccak256.hash("a solver").toString());
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(900);

    private final FakeAuctioneer auctioneer = FakeAuctioneer.start(Recordings.LIMITS);
    private final Witness witness = new Witness();

    @AfterEach
    void close() throws InterruptedException {
        auctioneer.close();
    }

    private SessionOptions options() {
        return SessionOptions.to(auctioneer.url(), KEY)
                .withListener(witness)
                .withPace(SessionOptions.Pace.USUAL.withRetries(Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    private SolverConnection connect(Solver solver) {
        SolverConnection connection = SolverConnection.open(solver, options());
        auctioneer.awaitSolvers(1);
        return connection;
    }

    private static Outcome ended(CompletableFuture<Outcome> auction) throws Exception {
        return auction.get(20, TimeUnit.SECONDS);
    }

    /** Bids and then works on until it is interrupted. */
    private static void bidAndLinger(Auction auction, Solutions found) {
        new DirectSwapSolver().solve(auction, found);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static void bidEarlyAndLinger(Auction auction, Solutions found) {
        new DirectSwapSolver().solve(auction, found);
        found.commit();
        bidAndLinger(auction, new Solutions());
    }

    @Test
    void shouldWinAnAuctionWithTheSolverOfTheGuide() throws Exception {
        try (SolverConnection connection = connect(new DirectSwapSolver())) {
            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(1, 2), LONG, LONG));

            assertThat(connection.welcomed()).isDone();
            assertThat(outcome.isWonBy(KEY.address())).isTrue();
            assertThat(outcome.faults()).isEmpty();
            assertThat(witness.next(AuctioneerMessage.Receipt.class).refusal()).isNull();
            assertThat(witness.next(AuctioneerMessage.Opened.class).refusal()).isNull();
            assertThat(witness.next(AuctioneerMessage.Verdict.class).bundles())
                    .extracting(BundleVerdict::outcome)
                    .contains(BundleVerdict.Outcome.Won);
        }
    }

    @Test
    void shouldFollowAuctionsByTheirDifferences() throws Exception {
        try (SolverConnection connection = connect(new DirectSwapSolver())) {
            for (int id = 1; id <= 4; id++) {
                Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(id, 1 + id % 3), LONG, LONG));
                assertThat(outcome.isWonBy(KEY.address())).as("auction " + id).isTrue();
            }
            assertThat(auctioneer.heard()).noneMatch(SolverMessage.Resync.class::isInstance);
        }
    }

    @Test
    void shouldAskForTheWholeAuctionWhenOneWasMissed() throws Exception {
        try (SolverConnection connection = connect(new DirectSwapSolver())) {
            ended(auctioneer.hold(Recordings.ofOrders(1, 1), LONG, LONG));
            auctioneer.loseMessage();

            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(2, 2), LONG, LONG));

            assertThat(auctioneer.heard()).contains(new SolverMessage.Resync());
            assertThat(outcome.isWonBy(KEY.address())).isTrue();
        }
    }

    @Test
    void shouldShowNothingOfItsBidBeforeTheClose() throws Exception {
        try (SolverConnection connection = connect(SolverConnectionTest::bidEarlyAndLinger)) {
            CompletableFuture<Outcome> auction = auctioneer.hold(Recordings.ofOrders(1, 1), SHORT, LONG);
            auctioneer.awaitMessages(SolverMessage.Commit.class, 1);
            assertThat(auctioneer.heard()).noneMatch(SolverMessage.Open.class::isInstance);

            assertThat(ended(auction).isWonBy(KEY.address())).isTrue();
        }
    }

    @Test
    void shouldSealWhatWasFoundWhenTheTimeIsUp() throws Exception {
        try (SolverConnection connection = connect(SolverConnectionTest::bidAndLinger)) {
            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(1, 3), SHORT, LONG));

            assertThat(witness.next(AuctioneerMessage.Receipt.class).refusal()).isNull();
            assertThat(outcome.verdicts().get(KEY.address())).hasSize(3);
        }
    }

    @Test
    void shouldNotOpenWhatItIsAskedForBeforeTheClose() throws Exception {
        try (SolverConnection connection = connect(SolverConnectionTest::bidEarlyAndLinger)) {
            CompletableFuture<Outcome> auction = auctioneer.hold(Recordings.ofOrders(1, 1), SHORT, LONG);
            auctioneer.awaitMessages(SolverMessage.Commit.class, 1);
            auctioneer.say(new AuctioneerMessage.OpenNow(1, Long.MAX_VALUE).text());

            assertThat(ended(auction).isWonBy(KEY.address())).isTrue();
            List<SolverMessage> said = auctioneer.heard().stream()
                    .filter(message -> !(message instanceof SolverMessage.Login))
                    .toList();
            assertThat(said)
                    .extracting(message -> message.getClass().getSimpleName())
                    .containsExactly("Commit", "Commit", "Open");
        }
    }

    @Test
    void shouldGoOnWithAnAuctionOnANewConnection() throws Exception {
        try (SolverConnection connection = connect(SolverConnectionTest::bidEarlyAndLinger)) {
            CompletableFuture<Outcome> auction = auctioneer.hold(Recordings.ofOrders(1, 1), SHORT, LONG);
            auctioneer.awaitMessages(SolverMessage.Commit.class, 1);
            auctioneer.hangUp();

            assertThat(ended(auction).isWonBy(KEY.address())).isTrue();
            assertThat(auctioneer.connections()).isEqualTo(2);
        }
    }

    @Test
    void shouldOpenOnANewConnectionWhatItCommittedToOnALostOne() throws Exception {
        auctioneer.hangUpAtClose();
        try (SolverConnection connection = connect(new DirectSwapSolver())) {
            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(1, 1), SHORT, LONG));

            assertThat(outcome.isWonBy(KEY.address())).isTrue();

            assertThat(auctioneer.connections()).isEqualTo(2);
            witness.next(Witness.Disconnected.class);
        }
    }

    @Test
    void shouldPassWhenTheSolverThrows() throws Exception {
        Solver broken = (auction, found) -> {
            throw new IllegalStateException("no idea");
        };
        try (SolverConnection connection = connect(broken)) {
            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(1, 1), LONG, LONG));

            assertThat(outcome.verdicts()).isEmpty();
            assertThat(auctioneer.heard()).contains(new SolverMessage.Pass(1));
            assertThat(ended(auctioneer.hold(Recordings.ofOrders(2, 1), LONG, LONG))
                            .verdicts())
                    .isEmpty();
        }
    }

    @Test
    void shouldLeaveOutWhatTheAuctioneerWouldRefuse() throws Exception {
        Solver greedy = (auction, found) -> {
            new DirectSwapSolver().solve(auction, found);
            OpenOrder order = auction.orders().getFirst();
            found.add(Solution.single(99, order, order.sellAmount(), Uint256.ONE, Uint256.ZERO));
        };
        try (SolverConnection connection = connect(greedy)) {
            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(1, 1), LONG, LONG));

            assertThat(witness.next(Witness.LeftOut.class).solutionId()).isEqualTo(Uint256.of(99));
            assertThat(outcome.verdicts().get(KEY.address())).hasSize(1);
        }
    }

    @Test
    void shouldReplaceACommitmentByABetterOne() throws Exception {
        Solver improving = (auction, found) -> {
            new DirectSwapSolver().solve(auction, found);
            found.commit();
            new DirectSwapSolver().solve(auction, new Solutions());
        };
        try (SolverConnection connection = connect(improving)) {
            Outcome outcome = ended(auctioneer.hold(Recordings.ofOrders(1, 1), LONG, LONG));

            List<SolverMessage.Commit> commits = auctioneer.heard().stream()
                    .filter(SolverMessage.Commit.class::isInstance)
                    .map(SolverMessage.Commit.class::cast)
                    .toList();
            assertThat(commits).extracting(SolverMessage.Commit::last).containsExactly(false, true);
            assertThat(commits.getLast().sequence())
                    .isEqualTo(commits.getFirst().sequence() + 1);
            assertThat(outcome.isWonBy(KEY.address())).isTrue();
        }
    }

    @Test
    void shouldOpenWithTheVeryTextThatWasSealed() throws Exception {
        try (SolverConnection connection = connect(new DirectSwapSolver())) {
            ended(auctioneer.hold(Recordings.ofOrders(1, 1), LONG, LONG));

            SolverMessage.Open open = auctioneer.heard().stream()
                    .filter(SolverMessage.Open.class::isInstance)
                    .map(SolverMessage.Open.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(EngineResponse.read(open.bid().getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(EngineResponse.Solved.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"type\":\"surprise\"}",
                "{\"type\":\"challenge\",\"challenge\":\"0x00\"}",
                "{\"type\":\"auction\",\"sequence\":1}",
                "{\"type\":\"welcome\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void shouldStartAnewWhenTheAuctioneerSaysWhatIsNoMessage(String text) throws Exception {
        try (SolverConnection connection = connect(new DirectSwapSolver())) {
            auctioneer.say(text);
            witness.next(Witness.Disconnected.class);
            auctioneer.awaitSolvers(1);

            assertThat(ended(auctioneer.hold(Recordings.ofOrders(1, 1), LONG, LONG))
                            .isWonBy(KEY.address()))
                    .isTrue();
        }
    }

    @Test
    void shouldTellTheSolverWhatBecameOfItsSolutions() throws Exception {
        BlockingQueue<NotificationJson> news = new LinkedBlockingQueue<>();
        Solver curious = new Solver() {
            @Override
            public void solve(Auction auction, Solutions found) {}

            @Override
            public void notified(NotificationJson notification) {
                news.add(notification);
                throw new IllegalStateException("must not matter");
            }
        };
        NotificationJson timeout = NotificationJson.ofResponse(7, new NotifiedEvent.Timeout());
        try (SolverConnection connection = connect(curious)) {
            auctioneer.say(new AuctioneerMessage.Notify(timeout).text());
            auctioneer.say(new AuctioneerMessage.Notify(timeout).text());

            assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo(timeout);
            assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo(timeout);
        }
    }

    @Test
    void shouldConnectAnewWhenTheAuctioneerIsSilent() throws Exception {
        try (FakeAuctioneer silent = FakeAuctioneer.startSilent(Recordings.LIMITS);
                SolverConnection connection = SolverConnection.open(
                        new DirectSwapSolver(),
                        SessionOptions.to(silent.url(), KEY)
                                .withListener(witness)
                                .withPace(options().pace()))) {
            witness.next(AuctioneerMessage.Welcome.class);

            assertThat(witness.next(Witness.Disconnected.class).reason()).startsWith("nothing was heard for");
            witness.next(AuctioneerMessage.Welcome.class);
        }
    }

    @Test
    void shouldTrustNoOtherAuctioneerThanTheOneItWasTold() throws Exception {
        SessionOptions pinned = options().withAuctioneer(KEY.address());
        try (SolverConnection connection = SolverConnection.open(new DirectSwapSolver(), pinned)) {
            assertThat(witness.next(Witness.Distrusted.class).what()).startsWith("the auctioneer is ");
            assertThat(connection.welcomed()).isNotDone();
        }
    }
}
