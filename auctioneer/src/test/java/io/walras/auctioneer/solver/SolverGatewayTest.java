package io.walras.auctioneer.solver;

import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.settlement.testing.NodeProxy;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What engines that are asked over HTTP may do wrong with an answer, before anybody reads it. */
class SolverGatewayTest {
    private static final ActorTestKit KIT = ActorTestKit.create("gateway");
    private static final int MOST_BYTES = 10_000;
    private static final long NOW = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NO_SOLUTIONS = "{\"solutions\":[]}";

    private final SettableClock clock = new SettableClock(NOW / 1_000);
    private final SolverGateway gateway = new SolverGateway(KIT.system(), clock, new SimpleMeterRegistry(), MOST_BYTES);

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    private static Batch batch() {
        Intent order = Orders.sell().signed();
        return new Batch(
                7,
                NOW,
                new Batch.BlockRef(9, Bytes32.ZERO, 999, Uint256.ONE),
                List.of(new AuctionOrder(order, order.order().targetAmount(), List.of())),
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USDC, Uint256.powerOfTen(18))),
                List.of(),
                Bytes32.ZERO,
                WETH);
    }

    private Answered ask(NodeProxy server, Duration patience) {
        Batch batch = batch();
        EngineAuction.Terms terms =
                new EngineAuction.Terms(Uint256.ONE, Instant.ofEpochMilli(NOW).plus(patience), Map.of());
        return gateway.solve(
                        new SolverEngine("test", server.uri(), Orders.token(70)),
                        batch,
                        EngineAuction.of(batch, terms),
                        patience)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static void assertNothing(Answered answer) {
        assertThat(answer.bid().body().isEmpty()).isTrue();
        assertThat(answer.bundles()).isEmpty();
        assertThat(answer.unreadable()).isEmpty();
    }

    @Test
    void shouldSayWhenTheLastByteOfAnAnswerWasHere() {
        try (NodeProxy slow = NodeProxy.that((request, exchange) -> {
            byte[] body = NO_SOLUTIONS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, body.length - 1);
            out.flush();
            clock.advanceMillis(1);
            out.write(body, body.length - 1, 1);
        })) {
            assertThat(ask(slow, PATIENCE).bid().receivedAt()).isEqualTo(NOW + 1);
        }
    }

    @Test
    void shouldNotWaitForAnAnswerThatDrips() {
        CountDownLatch enough = new CountDownLatch(1);
        try (NodeProxy drip = NodeProxy.that((request, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!enough.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertNothing(ask(drip, Duration.ofMillis(300)));
            enough.countDown();
        }
    }

    @Test
    void shouldNotReadAnAnswerThatIsTooLong() {
        try (NodeProxy talker = NodeProxy.saying(NO_SOLUTIONS + " ".repeat(MOST_BYTES))) {
            assertNothing(ask(talker, PATIENCE));
        }
    }

    @Test
    void shouldStopReadingAnAnswerThatNeverEnds() {
        try (NodeProxy endless = NodeProxy.that((request, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] more = " ".repeat(MOST_BYTES).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(more);
            }
        })) {
            assertNothing(ask(endless, PATIENCE));
        }
    }

    @Test
    void shouldTakeNothingThatIsNotAnsweredWell() {
        try (NodeProxy failing = NodeProxy.that((request, exchange) -> NodeProxy.answer(exchange, 500, NO_SOLUTIONS))) {
            assertNothing(ask(failing, PATIENCE));
        }
    }

    @Test
    void shouldNotFollowARedirect() {
        AtomicInteger asked = new AtomicInteger();
        try (NodeProxy elsewhere = NodeProxy.that((request, exchange) -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            NodeProxy.answer(exchange, 307, "");
        })) {
            assertNothing(ask(elsewhere, PATIENCE));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void shouldSayThatAPageIsNoAnswer() {
        try (NodeProxy page = NodeProxy.saying("<html>busy</html>")) {
            assertThat(ask(page, PATIENCE).unreadable())
                    .extracting(refused -> refused.reason().code())
                    .containsExactly(Code.Malformed);
        }
    }

    @Test
    void shouldJudgeAnAnswerByItsBytesAndNotByWhatItIsCalled() {
        try (NodeProxy called = NodeProxy.that((request, exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            NodeProxy.answer(exchange, 200, NO_SOLUTIONS);
        })) {
            Answered answer = ask(called, PATIENCE);

            assertThat(answer.bid().body().isEmpty()).isFalse();
            assertThat(answer.unreadable()).isEmpty();
        }
    }
}
