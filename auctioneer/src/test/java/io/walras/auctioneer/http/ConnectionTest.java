package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.auctioneer.testing.Requests;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections are kept, bounded and ended, and what every answer carries. */
class ConnectionTest {
    private static final String POST =
            "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    @Test
    void shouldAnswerManyRequestsOnOneConnection() throws Exception {
        try (EdgeServer server = new EdgeServer("");
                RawHttp http = new RawHttp(server.address())) {
            for (int i = 0; i < 3; i++) {
                http.write(get("/api/v1/version"));
                assertThat(http.read().status()).isEqualTo(200);
            }
            http.write(bytes(POST + "Content-Length: 2\r\n\r\n[]"));
            assertThat(http.read().errorType()).isEqualTo("InvalidShape");
            http.write(get("/api/v1/version"));
            assertThat(http.read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerPipelinedRequestsInTheirOrder() throws Exception {
        try (EdgeServer server = new EdgeServer("");
                RawHttp http = new RawHttp(server.address())) {
            http.write(
                    bytes(
                            "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(http.read().status()).isEqualTo(404);
            assertThat(http.read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldNotReadABodyThatIsTooLarge() throws Exception {
        try (EdgeServer server = new EdgeServer("");
                RawHttp http = new RawHttp(server.address())) {
            http.write(bytes(POST + "Content-Length: 16385\r\n\r\n"));
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void shouldAcceptABodyOfTheLargestSize() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            byte[] body = bytes("{}" + " ".repeat(16_382));
            assertThat(server.send(Requests.withBody("POST", "/api/v1/orders", body))
                            .errorType())
                    .isEqualTo("MissingField");
        }
    }

    @Test
    void shouldReadAChunkedBody() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            String chunks = "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
            assertThat(server.send(bytes(POST + chunks)).errorType()).isEqualTo("MissingField");
        }
    }

    @Test
    void shouldGiveUpOnABodyThatDoesNotArrive() throws Exception {
        try (EdgeServer server = new EdgeServer("http.body-timeout = 100 ms");
                RawHttp http = new RawHttp(server.address())) {
            http.write(bytes(POST + "Content-Length: 10\r\n\r\n{"));
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.errorType()).isEqualTo("RequestTimeout");
        }
    }

    @Test
    void shouldGiveUpOnABodyThatItAgreedToAndThatDoesNotArrive() throws Exception {
        try (EdgeServer server = new EdgeServer("http.body-timeout = 100 ms");
                RawHttp http = new RawHttp(server.address())) {
            http.write(bytes(POST + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n"));
            assertThat(http.read().status()).isEqualTo(100);
            assertThat(http.read().errorType()).isEqualTo("RequestTimeout");
        }
    }

    @Test
    void shouldServeEveryNameOfItsOwnHost() throws Exception {
        try (EdgeServer server = new EdgeServer("http.hosts = [\"walras.example\"]")) {
            for (String name : List.of("walras.example", "WALRAS.example:443")) {
                assertThat(server.send(bytes("GET /api/v1/version HTTP/1.1\r\nHost: " + name + "\r\n\r\n"))
                                .status())
                        .isEqualTo(200);
            }
            assertThat(server.send(get("/api/v1/version")).errorType()).isEqualTo("MisdirectedRequest");
        }
    }

    @Test
    void shouldServeEveryNameIfItListensEverywhere() throws Exception {
        try (EdgeServer server = new EdgeServer("http.host = \"0.0.0.0\"")) {
            assertThat(server.send(bytes("GET /api/v1/version HTTP/1.1\r\nHost: any.example\r\n\r\n"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldCutAClientWhoseHeaderLinesDoNotArrive() throws Exception {
        try (EdgeServer server = new EdgeServer("http.head-timeout = 100 ms");
                RawHttp http = new RawHttp(server.address())) {
            http.write(bytes("GET /api/v1/version HTTP/1.1\r\nHost: loc"));
            assertThat(endedWithoutAnswer(http)).isTrue();
        }
    }

    @Test
    void shouldCutAClientThatConnectsAndSaysNothing() throws Exception {
        try (EdgeServer server = new EdgeServer("http.head-timeout = 100 ms");
                RawHttp http = new RawHttp(server.address())) {
            assertThat(endedWithoutAnswer(http)).isTrue();
        }
    }

    @Test
    void shouldCutAClientThatWishedToUpgradeAndWhoseNextHeaderLinesDoNotArrive() throws Exception {
        try (EdgeServer server = new EdgeServer("http.head-timeout = 100 ms");
                RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/version", "Upgrade: foo\r\n"));
            assertThat(http.read().status()).isEqualTo(200);
            http.write(bytes("GET /api/v1/version HTTP/1.1\r\nHost: loc"));
            assertThat(endedWithoutAnswer(http)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: foo\r\n", "Upgrade: websocket\r\nConnection: Upgrade\r\n"})
    void shouldRefuseAFoldedLineAfterARequestThatWishedToUpgrade(String wish) throws Exception {
        try (EdgeServer server = new EdgeServer("");
                RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/version", wish));
            assertThat(http.read().status()).isEqualTo(200);
            http.write(get("/api/v1/version", "X: a\r\n b\r\n"));
            RawHttp.Answer answer = http.read();
            assertThat(answer.errorType()).isEqualTo("BadHeader");
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length:\r\n\r\n",
                "GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\nContent-Length:\r\nX: a\r\n b\r\n\r\n",
                "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding:\r\n\r\n",
                "GET /healthz HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void shouldServeNothingAfterALengthThatIsUnclear(String request) throws Exception {
        try (EdgeServer server = new EdgeServer("");
                RawHttp http = new RawHttp(server.address())) {
            http.write(bytes(request + "GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            RawHttp.Answer answer = http.read();
            assertThat(answer.errorType()).isEqualTo("BadFraming");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(endedWithoutAnswer(http)).isTrue();
        }
    }

    @Test
    void shouldServeATargetInAbsoluteForm() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            assertThat(server.send(get("http://localhost/api/v1/version")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldCloseAnIdleConnection() throws Exception {
        try (EdgeServer server = new EdgeServer("http.idle-timeout = 100 ms");
                RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/version"));
            assertThat(http.read().status()).isEqualTo(200);
            assertThat(endedWithoutAnswer(http)).isTrue();
        }
    }

    @Test
    void shouldSayInTimeThatItHasNoAnswer() throws Exception {
        try (EdgeServer server = new EdgeServer("intake.chain-timeout = 60s, http.request-timeout = 200 ms")) {
            CompletableFuture<IntakeChain.Facts> never = new CompletableFuture<>();
            server.chain().sayLater(question -> never);
            RawHttp.Answer answer = server.send(Requests.postOrder(draft().body()));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.errorType()).isEqualTo("Unavailable");
            assertThat(answer.headers()).containsEntry("retry-after", "1");
        }
    }

    @Test
    void shouldLetARequestUnderWayFinishWhenItStops() throws Exception {
        try (EdgeServer server = new EdgeServer("");
                RawHttp http = new RawHttp(server.address())) {
            CompletableFuture<IntakeChain.Question> asked = new CompletableFuture<>();
            CompletableFuture<IntakeChain.Facts> facts = new CompletableFuture<>();
            server.chain().sayLater(question -> {
                asked.complete(question);
                return facts;
            });
            http.write(Requests.postOrder(draft().body()));
            asked.get(10, TimeUnit.SECONDS);
            CompletionStage<Done> stopped = server.binding().stop();
            facts.complete(MemoryChain.FINE);
            assertThat(http.read().status()).isEqualTo(201);
            stopped.toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> new RawHttp(server.address())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNameEveryRequest() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            assertThat(server.send(get("/api/v1/version", "X-Request-Id: my-1.x_Y\r\n"))
                            .headers())
                    .containsEntry("x-request-id", "my-1.x_Y");
            String first = id(server, "");
            String second = id(server, "X-Request-Id: ${jndi:x}\r\n");
            assertThat(first).matches("[a-z0-9]+-[0-9]+").isNotEqualTo(second);
            assertThat(second).matches("[a-z0-9]+-[0-9]+");
        }
    }

    private static String id(EdgeServer server, String headerLines) throws IOException {
        return server.send(get("/nothing", headerLines)).headers().getOrDefault("x-request-id", "");
    }

    @Test
    void shouldAnswerHeadWithoutABody() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            RawHttp.Answer answer = server.send(bytes("HEAD /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("content-length", "5");
        }
    }

    @Test
    void shouldLetABrowserAskWhatAPathSupports() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            RawHttp.Answer answer = server.send(
                    bytes("OPTIONS /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.test\r\n\r\n"));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers())
                    .containsEntry("allow", "DELETE, POST, OPTIONS")
                    .containsEntry("access-control-allow-origin", "*")
                    .containsEntry("access-control-allow-headers", "*")
                    .containsEntry("access-control-allow-methods", Edge.METHODS);
            assertThat(server.send(bytes("OPTIONS /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                            .status())
                    .isEqualTo(404);
        }
    }

    private static boolean endedWithoutAnswer(RawHttp http) throws IOException {
        try {
            return http.isClosedByServer();
        } catch (SocketException reset) {
            return true;
        }
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }
}
