package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the reference solvers of a whole network quote, one over HTTP and one over a session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);
    private static final String NOBODY = "0x00000000000000000000000000000000000000Aa";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private RunningDevnet devnet;
    private DevnetFile network;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        devnet = RunningDevnet.start(folder);
        network = devnet.file();
    }

    @AfterAll
    void stop() {
        devnet.close();
    }

    @Test
    void shouldQuoteASellOrderOfSomebodyWithoutFunds() throws Exception {
        JsonNode answer = quote(ask("WETH", "USDC", "sell", "sellAmountBeforeFee", ETHER, "optimal"));

        JsonNode quote = answer.get("quote");
        BigInteger fee = amount(quote, "feeAmount");
        assertThat(answer.get("verified").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.get("id").asLong()).isPositive();
        assertThat(fee).isPositive();
        assertThat(amount(quote, "sellAmount").add(fee)).isEqualTo(ETHER);
        assertThat(amount(quote, "buyAmount")).isGreaterThan(BigInteger.valueOf(1_000_000_000L));
        assertThat(amount(quote, "gasAmount")).isGreaterThan(BigInteger.valueOf(80_000));
    }

    @Test
    void shouldQuoteABuyOrder() throws Exception {
        BigInteger wanted = BigInteger.valueOf(1_000_000_000L);

        JsonNode answer = quote(ask("WETH", "USDC", "buy", "buyAmountAfterFee", wanted, "verified"));

        assertThat(answer.get("verified").asBoolean()).as(answer.toString()).isTrue();
        assertThat(amount(answer.get("quote"), "buyAmount")).isEqualTo(wanted);
        assertThat(amount(answer.get("quote"), "sellAmount")).isBetween(BigInteger.ONE, ETHER);
    }

    @Test
    void shouldQuoteFastWithoutKeepingTheQuote() throws Exception {
        JsonNode answer =
                quote(ask("DAI", "WETH", "sell", "sellAmountAfterFee", ETHER.multiply(BigInteger.TEN), "fast"));

        assertThat(answer.has("id")).isFalse();
        assertThat(answer.get("verified").asBoolean()).isFalse();
        assertThat(answer.get("expiration").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void shouldTellTheFeeThatASmallAmountDoesNotCover() throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/quote",
                ask("WETH", "USDC", "sell", "sellAmountBeforeFee", BigInteger.valueOf(1_000_000_000L), "optimal"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = JSON.readTree(answer.body());
        assertThat(error.get("errorType").asText()).isEqualTo("SellAmountDoesNotCoverFee");
        assertThat(amount(error.get("data"), "fee_amount")).isGreaterThan(BigInteger.valueOf(1_000_000_000L));
    }

    private JsonNode quote(String body) throws Exception {
        HttpResponse<String> answer = post("/api/v1/quote", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(network.apiUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String ask(String sold, String bought, String kind, String field, BigInteger atoms, String quality) {
        return String.format(
                Locale.ROOT,
                "{\"from\":\"%s\",\"sellToken\":\"%s\",\"buyToken\":\"%s\",\"kind\":\"%s\",\"%s\":\"%s\",\"priceQuality\":\"%s\"}",
                NOBODY.toLowerCase(Locale.ROOT),
                token(sold),
                token(bought),
                kind,
                field,
                atoms,
                quality);
    }

    private Address token(String symbol) {
        return Objects.requireNonNull(network.tokens().get(symbol)).address();
    }

    private static BigInteger amount(JsonNode object, String field) {
        return new BigInteger(object.get(field).asText());
    }
}
