package io.walras.solvers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.testkit.FakeAuctioneer;
import io.walras.sdk.testkit.Outcome;
import io.walras.sdk.testkit.Recordings;
import io.walras.solvers.testing.AuctionBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The solvers as they are run: as processes of their own, over HTTP. */
@Timeout(120)
class SolverProcessTest {
    private static final Address WETH = Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
    private static final Address COW = Address.fromHex("0xdef1ca1fb7fbcdc777520aa7f396b4e015f497ab");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PRICE = "1000000000000000000";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldServeTheBaselineSolverUntilItIsTerminated() throws Exception {
        Path config = Files.writeString(
                folder.resolve("baseline.conf"),
                "walras.solver.baseline { chain-id = 31337, weth = \"" + WETH + "\" }");
        Process process = start("baseline", "--config", config.toString());
        try {
            URI url = url(process, "baseline");
            HttpResponse<String> response = solve(
                    url,
                    new AuctionBuilder()
                            .token(WETH, PRICE)
                            .token(COW, "53125132573502")
                            .pool(WETH, "3828187314911751990", COW, "179617892578796375604692")
                            .order(OrderKind.SELL, WETH, "133700000000000000", COW, "5900000000000000000000"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("""
                    {"solutions":[{"id":0,\
                    "prices":{"%1$s":"5931084729564894506003","%2$s":"131204135000000000"},\
                    "trades":[{"kind":"fulfillment","order":"%3$s",\
                    "executedAmount":"131204135000000000","fee":"2495865000000000"}],\
                    "preInteractions":[],\
                    "interactions":[{"kind":"liquidity","internalize":false,"id":"0",\
                    "inputToken":"%1$s","outputToken":"%2$s",\
                    "inputAmount":"133700000000000000","outputAmount":"6043910341261930467761"}],\
                    "postInteractions":[],"gas":166391}]}""".formatted(WETH, COW, AuctionBuilder.uid(0)));
            assertThat(CLIENT.send(
                                    HttpRequest.newBuilder(url.resolve("/healthz"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS))
                .as("ends when terminated")
                .isTrue();
    }

    @Test
    void shouldServeTheCrossingSolverWithoutAnyConfiguration() throws Exception {
        Process process = start("crossing");
        try {
            HttpResponse<String> response = solve(
                    url(process, "crossing"),
                    new AuctionBuilder()
                            .token(WETH, PRICE)
                            .token(COW, PRICE)
                            .order(OrderKind.SELL, WETH, "1000000000000000000", COW, "900000000000000000")
                            .order(OrderKind.SELL, COW, "1000000000000000000", WETH, "900000000000000000"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .startsWith("{\"solutions\":[{\"id\":0,")
                    .contains(
                            AuctionBuilder.uid(0).toString(),
                            AuctionBuilder.uid(1).toString())
                    .contains("\"interactions\":[]");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS))
                .as("ends when terminated")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "crossing"})
    void shouldWinAnAuctionOverASession(String name) throws Exception {
        PrivateKey solver = PrivateKey.fromHex(Keccak256.hash(name).toString());
        Path key = Files.writeString(
                folder.resolve("key"), Bytes.of(solver.secretBytes()).toString() + "\n");
        try (FakeAuctioneer auctioneer = FakeAuctioneer.start(Recordings.LIMITS)) {
            Process process = run(name, "--connect", auctioneer.url().toString(), "--key-file", key.toString());
            try {
                auctioneer.awaitSolvers(1);
                Outcome outcome = auctioneer
                        .hold(Recordings.ofOrders(1, 2), Duration.ofSeconds(10), Duration.ofSeconds(5))
                        .get(30, TimeUnit.SECONDS);

                assertThat(outcome.isWonBy(solver.address())).isTrue();
            } finally {
                process.destroy();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("ends when terminated")
                    .isTrue();
        }
    }

    private static Process start(String name, String... further) throws IOException {
        List<String> options = new ArrayList<>(List.of("--port", "0"));
        options.addAll(List.of(further));
        return run(name, options.toArray(String[]::new));
    }

    private static Process run(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                name));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits for the one line that says that the solver is ready. */
    private static URI url(Process process, String name) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        assertThat(ready).matches("solver " + name + " ready at http://127\\.0\\.0\\.1:[0-9]+");
        return URI.create(ready.substring(ready.indexOf("http")));
    }

    private static HttpResponse<String> solve(URI url, AuctionBuilder auction) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(url.resolve("/solve"))
                        .POST(BodyPublishers.ofByteArray(EngineJson.write(auction.request())))
                        .build(),
                BodyHandlers.ofString());
    }
}
