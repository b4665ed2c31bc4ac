package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.ApiContract;
import io.walras.auctioneer.testing.ApiContract.Operation;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The document tells every endpoint of the server, and the server serves every operation of the document. That answers
 * are what the document says, every test of the edge finds out: its server holds each answer against the document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Pattern SCRIPTS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private EdgeServer server;
    private ApiContract contract;

    @BeforeAll
    void start() throws Exception {
        server = new EdgeServer("");
        contract = new ApiContract(server.send(get("/openapi.yaml")).body());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void shouldTellEveryEndpointOfTheServerAndNoOther() {
        assertThat(contract.operations())
                .extracting(Operation::id)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Endpoint.values()).map(Endpoint::operationId).toList());
    }

    List<Operation> shouldServe() {
        return contract.operations();
    }

    /** Each answer is counted under the endpoint that gave it. */
    @ParameterizedTest
    @MethodSource
    void shouldServe(Operation operation) throws Exception {
        long before = served(operation);
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(bytes(
                    operation.method() + " " + contract.exampleTarget(operation) + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 0\r\n\r\n"));
            http.readUntil("\r\n\r\n");
        }
        assertThat(served(operation)).isGreaterThan(before);
    }

    private long served(Operation operation) throws Exception {
        return server.send(get("/metrics"))
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("walras_http_requests_seconds_count{endpoint=\"" + operation.id() + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void shouldShowTheDocumentOnAPageThatNeedsNobodyElse() throws Exception {
        RawHttp.Answer page = server.send(get("/docs"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-security-policy")).startsWith("default-src 'self'");
        List<String> parts = SCRIPTS.matcher(page.body())
                .results()
                .map(part -> part.group(1))
                .toList();
        assertThat(parts).hasSize(3).allMatch(part -> part.startsWith("/docs/"));
        for (String part : parts) {
            assertThat(server.send(get(part)).status()).as(part).isEqualTo(200);
        }
        assertThat(server.send(get("/docs/index.js")).errorType()).isEqualTo("NotFound");
    }
}
