package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.auctioneer.testing.Requests;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes where no solver answers, and what is refused before anybody is asked. */
class QuoteApiTest {
    private static final String TOKENS = "\"from\":\"" + Orders.ALICE.address() + "\",\"sellToken\":\"" + Orders.USDC
            + "\",\"buyToken\":\"" + Orders.DAI + "\"";
    private static final String SELL = "{" + TOKENS + ",\"kind\":\"sell\",\"sellAmountBeforeFee\":\"1000\"}";

    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("quotes { solve-time = 100ms, per-address { per-second = 1, burst = 3, keys = 10 } }");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldSayThatNobodyFillsTheOrder() throws Exception {
        RawHttp.Answer answer = ask(SELL);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"errorType\":\"NoLiquidity\",\"description\":\"no solver fills this order\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind':'sell'|422|MissingField",
                "'kind':'sell','buyAmountAfterFee':'1'|422|InvalidShape",
                "'kind':'buy','sellAmountBeforeFee':'1'|422|InvalidShape",
                "'kind':'sell','sellAmountBeforeFee':'1','sellAmountAfterFee':'1'|422|InvalidShape",
                "'kind':'sell','sellAmountBeforeFee':1|422|AmountMustBeString",
                "'kind':'sell','sellAmountBeforeFee':'0'|400|ZeroAmount",
                "'kind':'swap','sellAmountBeforeFee':'1'|422|InvalidEnum",
                "'kind':'sell','sellAmountBeforeFee':'1','validTo':1,'validFor':1|422|InvalidShape",
                "'kind':'sell','sellAmountBeforeFee':'1','validFor':1|400|InsufficientValidTo",
                "'kind':'sell','sellAmountBeforeFee':'1','validFor':40000000|400|ExcessiveValidTo",
                "'kind':'sell','sellAmountBeforeFee':'1','sellTokenBalance':'external'|400|UnsupportedSellTokenSource",
                "'kind':'sell','sellAmountBeforeFee':'1','priceQuality':'best'|422|InvalidEnum",
                "'kind':'sell','sellAmountBeforeFee':'1','signingScheme':'eip1271','verificationGasLimit':100001|400|TooMuchGas",
                "'kind':'sell','sellAmountBeforeFee':'1','appData':'{'|400|InvalidAppData"
            })
    void shouldRefuse(String fields, int status, String errorType) throws Exception {
        String body = "{" + TOKENS + "," + fields.replace('\'', '"') + "}";

        for (String path : new String[] {"/api/v1/quote", "/api/v1/quote/stream"}) {
            RawHttp.Answer answer = server.send(post(path, body));
            assertThat(answer.errorType()).as(answer.toString()).isEqualTo(errorType);
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    @Test
    void shouldRefuseAClientThatAsksTooFast() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(SELL).status()).isEqualTo(404);
        }

        RawHttp.Answer answer = ask(SELL);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsKey("retry-after");
    }

    @Test
    void shouldEndAStreamOfNothingWithAnError() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(post("/api/v1/quote/stream", SELL));

            assertThat(http.readUntil("\n\n")).contains("event:error").contains("NoLiquidity");
        }
    }

    @Test
    void shouldTellANativePrice() throws Exception {
        server.quoted().price(Orders.USDC, Uint256.of(2_500_000_000_000_000_000L));

        assertThat(server.send(get("/api/v1/token/" + Orders.USDC + "/native_price"))
                        .body())
                .isEqualTo("{\"price\":2.5}");
        assertThat(server.send(get("/api/v1/token/" + Orders.USDC + "/metadata"))
                        .body())
                .isEqualTo("{\"nativePrice\":\"2500000000000000000\"}");
    }

    @Test
    void shouldSayThatATokenHasNoPrice() throws Exception {
        RawHttp.Answer answer = server.send(get("/api/v1/token/" + Orders.DAI + "/native_price"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorType()).isEqualTo("NoLiquidity");
    }

    private RawHttp.Answer ask(String body) throws Exception {
        return server.send(post("/api/v1/quote", body));
    }

    private static byte[] post(String path, String body) {
        return Requests.withBody(
                "POST",
                path,
                "Connection: close\r\nContent-Type: application/json\r\n",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
