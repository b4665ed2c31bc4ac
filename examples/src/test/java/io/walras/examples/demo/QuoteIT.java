package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

    @Test
    void shouldTellEveryBetterQuoteAsItComes() throws Exception {
        HttpResponse<String> stream =
                post("/api/v1/quote/stream", ask("WETH", "USDC", "sell", "sellAmountBeforeFee", ETHER, "optimal"));

        List<JsonNode> quotes = new ArrayList<>();
        for (String line :
                stream.body().lines().filter(l -> l.startsWith("data:{")).toList()) {
            quotes.add(JSON.readTree(line.substring("data:".length())));
        }
        assertThat(quotes)
                .as(stream.body())
                .isNotEmpty()
                .allMatch(quote -> quote.get("id").asLong() > 0);
        assertThat(quotes.getLast().get("verified").asBoolean()).isTrue();
        assertThat(stream.body()).doesNotContain("event:error");
    }

    @Test
    void shouldEndAStreamWithoutQuotesWithAnError() throws Exception {
        HttpResponse<String> stream = post(
                "/api/v1/quote/stream",
                ask("WETH", "USDC", "sell", "sellAmountBeforeFee", BigInteger.valueOf(1_000_000_000L), "optimal"));

        assertThat(stream.body()).contains("event:error").contains("SellAmountDoesNotCoverFee");
    }

    @Test
    void shouldTellWhatATokenCosts() throws Exception {
        BigDecimal ether = price("WETH");
        BigDecimal dollar = price("DAI");

        assertThat(ether).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(dollar).isBetween(new BigDecimal("0.0001"), new BigDecimal("0.001"));
        HttpResponse<String> none = get("/api/v1/token/" + NOBODY.toLowerCase(Locale.ROOT) + "/native_price");
        assertThat(none.statusCode()).as(none.body()).isEqualTo(404);
    }

    @Test
    void shouldLinkAnOrderToItsQuoteAndCompareTheFill() throws Exception {
        try (DevChain chain = DevChain.connect(URI.create(network.rpcUrl()))) {
            new Traders(network, new Assets(network)).approve(chain);
        }
        PrivateKey owner =
                PrivateKey.fromHex(network.accounts().getFirst().privateKey().toString());
        JsonNode answer = quote(ask("WETH", "USDC", "sell", "sellAmountBeforeFee", ETHER, "optimal")
                .replace(NOBODY.toLowerCase(Locale.ROOT), owner.address().toString()));
        OrderUid uid = post(owner, answer);

        RunningDevnet.await(Duration.ofSeconds(60), () -> compared().isPresent());
        JsonNode quotes = compared().orElseThrow();
        assertThat(JSON.readTree(get("/api/v1/orders/" + uid).body())
                        .get("status")
                        .asText())
                .isEqualTo("fulfilled");
        assertThat(quotes.get("orders").asLong()).isEqualTo(1);
        assertThat(quotes.get("meanPpm").asLong()).isBetween(-10_000L, 10_000L);
        JsonNode metadata = JSON.readTree(
                get("/api/v1/token/" + token("WETH") + "/metadata").body());
        assertThat(metadata.get("firstTradeBlock").asLong()).isPositive();
    }

    /** As CoW's SDK does: the fee is sold, too, and the limit leaves a hundredth. */
    private OrderUid post(PrivateKey owner, JsonNode answer) throws Exception {
        BigInteger bought = amount(answer.get("quote"), "buyAmount");
        Order order = new Order(
                token("WETH"),
                token("USDC"),
                owner.address(),
                Uint256.of(ETHER),
                Uint256.of(bought.multiply(BigInteger.valueOf(99)).divide(BigInteger.valueOf(100))),
                answer.get("quote").get("validTo").asLong(),
                Keccak256.hash("{}"),
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        Eip712Domain domain = Eip712Domain.cow(network.chainId(), network.settlement());
        Intent intent = Intent.sign(domain, order, SigningScheme.EIP712, owner);
        HttpResponse<String> posted =
                post("/api/v1/orders", body(intent, answer.get("id").asLong()));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
        return intent.uid();
    }

    private static String body(Intent intent, long quoteId) {
        Order order = intent.order();
        return JSON.createObjectNode()
                .put("sellToken", order.sellToken().toString())
                .put("buyToken", order.buyToken().toString())
                .put("receiver", order.receiver().toString())
                .put("sellAmount", order.sellAmount().toString())
                .put("buyAmount", order.buyAmount().toString())
                .put("validTo", order.validTo())
                .put("appData", "{}")
                .put("feeAmount", "0")
                .put("kind", "sell")
                .put("partiallyFillable", false)
                .put("signingScheme", "eip712")
                .put("signature", intent.signature().bytes().toString())
                .put("from", intent.owner().toString())
                .put("quoteId", quoteId)
                .toString();
    }

    /** What is told of the quotes of the solver that has one whose order is filled for good. */
    private Optional<JsonNode> compared() {
        return network.solvers().stream()
                .map(solver -> quotesOf(solver.address()))
                .filter(quotes -> quotes.get("fills").asLong() == 1)
                .findFirst();
    }

    private JsonNode quotesOf(Address solver) {
        try {
            return JSON.readTree(get("/api/v1/solvers/" + solver).body()).get("quotes");
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private BigDecimal price(String symbol) throws Exception {
        HttpResponse<String> answer = get("/api/v1/token/" + token(symbol) + "/native_price");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new BigDecimal(JSON.readTree(answer.body()).get("price").asText());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(network.apiUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .GET()
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
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
