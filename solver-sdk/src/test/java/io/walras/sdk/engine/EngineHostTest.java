package io.walras.sdk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.NotificationJson;
import io.walras.protocol.wire.engine.NotifiedEvent;
import io.walras.sdk.Auction;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.Requests;
import io.walras.sdk.Solution;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EngineHostTest {
    private static final String REQUEST =
            Requests.sellWethForCow("133700000000000000", "5900000000000000000000", "2106-01-01T00:00:00Z");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void shouldServeASolver() throws Exception {
        try (EngineHost host = EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0))) {
            HttpResponse<byte[]> response = post(host, "/solve", REQUEST);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(((EngineResponse.Solved) EngineResponse.read(response.body())).solutions())
                    .hasSize(1);
        }
    }

    @Test
    void shouldReadCompressedRequests() throws Exception {
        try (EngineHost host = EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0))) {
            HttpResponse<byte[]> response =
                    send(host, HttpRequest.newBuilder().header("Content-Encoding", "gzip"), "/solve", gzip(REQUEST));

            assertThat(response.body()).isEqualTo(post(host, "/solve", REQUEST).body());
        }
    }

    @Test
    void shouldBoundWhatACompressedRequestGrowsTo() throws Exception {
        try (EngineHost host =
                EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0).withMaxBodyBytes(1000))) {
            HttpResponse<byte[]> response = send(
                    host,
                    HttpRequest.newBuilder().header("Content-Encoding", "gzip"),
                    "/solve",
                    gzip(" ".repeat(100_000)));

            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"id\": 1}", "\u0000", "{\"orders\": [{}]}"})
    void shouldAnswer400ToWhatIsNoAuction(String body) throws Exception {
        try (EngineHost host = EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0))) {
            HttpResponse<byte[]> response = post(host, "/solve", body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(EngineResponse.read(response.body())).isInstanceOf(EngineResponse.Declined.class);
            assertThat(post(host, "/solve", REQUEST).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswer400ToABodyThatIsNotEncodedAsItSays() throws Exception {
        try (EngineHost host = EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0))) {
            byte[] plain = REQUEST.getBytes(StandardCharsets.UTF_8);

            assertThat(send(host, HttpRequest.newBuilder().header("Content-Encoding", "gzip"), "/solve", plain)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(send(host, HttpRequest.newBuilder().header("Content-Encoding", "br"), "/solve", plain)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldAnswer404ElsewhereAndBeHealthy() throws Exception {
        try (EngineHost host = EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0))) {
            assertThat(get(host, "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(host, "/solve").statusCode()).isEqualTo(404);
            assertThat(post(host, "/quote", REQUEST).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldReturnWhatWasFoundWhenTheTimeIsUp() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Solver slow = (auction, found) -> {
            found.add(Solution.withId(3));
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException timeIsUp) {
                found.add(Solution.withId(4));
                interrupted.countDown();
            }
        };
        try (EngineHost host = EngineHost.start(slow, EngineOptions.onPort(0))) {
            String soon = Instant.now().plusMillis(2500).toString();
            HttpResponse<byte[]> response = post(host, "/solve", Requests.sellWethForCow("1", "1", soon));

            assertThat(Instant.now()).isBefore(Instant.parse(soon).plusSeconds(5));
            assertThat(((EngineResponse.Solved) EngineResponse.read(response.body())).solutions())
                    .extracting(solution -> solution.id().toString())
                    .containsExactly("3");
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldAnswerAnAuctionThatIsOverWithNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Solver endless = (auction, found) -> awaitInterrupt(never);
        try (EngineHost host = EngineHost.start(endless, EngineOptions.onPort(0))) {
            HttpResponse<byte[]> response =
                    post(host, "/solve", Requests.sellWethForCow("1", "1", "2001-01-01T00:00:00Z"));

            assertThat(response.body()).asString().isEqualTo("{\"solutions\":[]}");
        }
    }

    @Test
    void shouldRefuseMoreAuctionsThanItMaySolveAtOnce() throws Exception {
        CountDownLatch solving = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Solver blocked = (auction, found) -> {
            solving.countDown();
            awaitInterrupt(release);
        };
        try (EngineHost host = EngineHost.start(blocked, EngineOptions.onPort(0).withMaxConcurrentSolves(1))) {
            CompletableFuture<HttpResponse<byte[]>> first = CLIENT.sendAsync(
                    HttpRequest.newBuilder(host.url().resolve("/solve"))
                            .POST(BodyPublishers.ofString(REQUEST))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(solving.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(post(host, "/solve", REQUEST).statusCode()).isEqualTo(503);
            release.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldSurviveASolverThatThrows() throws Exception {
        Solver broken = (auction, found) -> {
            throw new StackOverflowError();
        };
        try (EngineHost host = EngineHost.start(broken, EngineOptions.onPort(0).withMaxConcurrentSolves(2))) {
            for (int i = 0; i < 3; i++) {
                assertThat(post(host, "/solve", REQUEST).statusCode()).isEqualTo(500);
            }
            assertThat(get(host, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldPassNotificationsOn() throws Exception {
        BlockingQueue<NotificationJson> heard = new LinkedBlockingQueue<>();
        Solver listening = new Solver() {
            @Override
            public void solve(Auction auction, Solutions found) {}

            @Override
            public void notified(NotificationJson notification) {
                heard.add(notification);
            }
        };
        try (EngineHost host = EngineHost.start(listening, EngineOptions.onPort(0))) {
            HttpResponse<byte[]> response = post(host, "/notify", "{\"auctionId\":\"1\",\"kind\":\"timeout\"}");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(heard).containsExactly(NotificationJson.ofResponse(1, new NotifiedEvent.Timeout()));
            assertThat(post(host, "/notify", "{}").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void shouldAnswerWhatItIsSolvingBeforeItCloses() throws Exception {
        CountDownLatch solving = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Solver slow = (auction, found) -> {
            solving.countDown();
            awaitInterrupt(release);
        };
        EngineHost host = EngineHost.start(slow, EngineOptions.onPort(0));
        CompletableFuture<HttpResponse<byte[]>> response = CLIENT.sendAsync(
                HttpRequest.newBuilder(host.url().resolve("/solve"))
                        .POST(BodyPublishers.ofString(REQUEST))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(solving.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(host::close);
        release.countDown();

        assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closed.get(10, TimeUnit.SECONDS);
    }

    private static void awaitInterrupt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static HttpResponse<byte[]> post(EngineHost host, String path, String body) throws Exception {
        return send(host, HttpRequest.newBuilder(), path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<byte[]> get(EngineHost host, String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(host.url().resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> send(EngineHost host, HttpRequest.Builder request, String path, byte[] body)
            throws Exception {
        return CLIENT.send(
                request.uri(host.url().resolve(path))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
