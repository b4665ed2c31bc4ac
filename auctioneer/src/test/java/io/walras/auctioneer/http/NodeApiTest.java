package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.testing.Orders;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the node says about itself. */
class NodeApiTest {
    @Test
    void shouldTellItsVersionAsText() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            RawHttp.Answer answer = server.send(get("/api/v1/version"));
            assertThat(answer.body()).isEqualTo("0.1.0");
            assertThat(answer.headers().get("content-type")).startsWith("text/plain");
        }
    }

    @Test
    void shouldTellTheDeploymentAndEveryLimit() throws Exception {
        try (EdgeServer server = new EdgeServer("http.json.max-depth = 7")) {
            String body = server.send(get("/api/v1/config")).body();
            assertThat(body)
                    .contains(
                            "\"chainId\":31337",
                            "\"settlement\":\"" + EdgeServer.DOMAIN.verifyingContract() + "\"",
                            "\"vaultRelayer\":\"" + Orders.token(91) + "\"",
                            "\"allowanceHolder\":\"" + Orders.token(91) + "\"",
                            "\"quoteSettler\":\"" + Orders.token(94) + "\"",
                            "\"hooksTrampoline\":\"" + Orders.token(95) + "\"",
                            "\"ethFlow\":\"" + Orders.token(96) + "\"",
                            "\"executor\":\"" + Orders.token(92) + "\"",
                            "\"registry\":\"" + Orders.token(93) + "\"",
                            "\"wrappedNative\":\"" + Orders.WETH + "\"",
                            "\"separator\":\"" + EdgeServer.DOMAIN.separator() + "\"",
                            "\"bodyBytes\":16384",
                            "\"uriBytes\":2048",
                            "\"headers\":32",
                            "\"json\":{\"depth\":7,\"numberLength\":80,\"stringLength\":8192,\"nameLength\":64,"
                                    + "\"tokens\":2000}",
                            "\"uidsPerCancellation\":128",
                            "\"page\":{\"min\":1,\"max\":1000,\"byDefault\":10}",
                            "\"minValiditySeconds\":60",
                            "\"openOrdersPerOwner\":3",
                            "\"auction\":{\"intervalMillis\":2000}");
        }
    }

    @Test
    void shouldBeReadyIfNothingSpeaksAgainstIt() throws Exception {
        try (EdgeServer server =
                new EdgeServer("", check("chain", CompletableFuture.completedStage(Optional.empty())))) {
            assertThat(server.send(get("/readyz")).body()).isEqualTo("{\"ready\":true}");
            assertThat(server.send(get("/api/v1/ready")).body()).isEqualTo("{\"ready\":true}");
            assertThat(server.send(get("/healthz")).body()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @Test
    void shouldTellWhyItIsNotReady() throws Exception {
        try (EdgeServer server = new EdgeServer(
                "http.readiness-timeout = 50 ms",
                check("chain", CompletableFuture.completedStage(Optional.of("behind"))),
                check("journal", CompletableFuture.failedStage(new IllegalStateException("secret"))),
                check("lane", new CompletableFuture<>()),
                check("ledger", CompletableFuture.completedStage(Optional.empty())))) {
            RawHttp.Answer answer = server.send(get("/readyz"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body())
                    .isEqualTo("{\"errorType\":\"NotReady\",\"description\":\"not ready: chain, journal, lane\","
                            + "\"data\":{\"reasons\":{\"chain\":\"behind\",\"journal\":\"the check failed\","
                            + "\"lane\":\"no answer in time\"}}}");
            assertThat(server.send(get("/healthz")).status()).isEqualTo(200);
        }
    }

    @Test
    void shouldCountRequestsAndAnswers() throws Exception {
        try (EdgeServer server = new EdgeServer("")) {
            server.send(get("/api/v1/version"));
            server.send(get("/nothing"));
            server.send(postOrder("{}"));
            assertThat(server.send(get("/metrics")).body())
                    .contains(
                            "walras_http_requests_seconds_count{endpoint=\"get_version\",status=\"200\"} 1",
                            "walras_http_requests_seconds_count{endpoint=\"none\",status=\"404\"} 1",
                            "walras_intake_answers_total{action=\"post\",code=\"MissingField\"} 1.0");
        }
    }

    private static ReadinessCheck check(String name, CompletionStage<Optional<String>> problem) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CompletionStage<Optional<String>> problem() {
                return problem;
            }
        };
    }
}
