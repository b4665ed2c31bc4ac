package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JsonBody;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an order is hashed, over a real socket. */
class OrderHashApiTest {
    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldTellEveryStepFromTheFieldsToTheUid() throws Exception {
        OrderDraft draft = draft();
        String told = body(draft.body().without("signature").without("signingScheme"));
        assertThat(told)
                .contains(
                        "\"structHash\":\"" + draft.order().structHash() + "\"",
                        "\"digest\":\"" + EdgeServer.DOMAIN.digest(draft.order().structHash()) + "\"",
                        "\"ethsignDigest\":\""
                                + OrderSignature.signedDigest(
                                        SigningScheme.ETHSIGN,
                                        EdgeServer.DOMAIN.digest(draft.order().structHash()))
                                + "\"",
                        "\"separator\":\"" + EdgeServer.DOMAIN.separator() + "\"",
                        "\"appDataHash\":\"" + Keccak256.hash("{}") + "\"",
                        "\"uid\":\"" + draft.intent().uid() + "\"");
        Matcher words = Pattern.compile("\"encoded\":\\[([^]]*)]").matcher(told);
        assertThat(words.find()).isTrue();
        String encoded = words.group(1).replaceAll("\"|,|0x", "");
        assertThat(Keccak256.hash(HexFormat.of().parseHex(encoded)))
                .isEqualTo(draft.order().structHash());
    }

    @Test
    void shouldTellNoUidWithoutAnOwnerAndFillInWhatMayBeLeftOut() throws Exception {
        JsonBody least = draft().body();
        for (String optional : new String[] {
            "receiver",
            "feeAmount",
            "partiallyFillable",
            "sellTokenBalance",
            "buyTokenBalance",
            "signingScheme",
            "signature",
            "from",
            "quoteId",
            "appData",
            "appDataHash"
        }) {
            least.without(optional);
        }
        assertThat(body(least))
                .contains("\"structHash\":\"" + draft().order().structHash() + "\"")
                .doesNotContain("\"uid\"");
    }

    @Test
    void shouldNameTheFieldsThatItMisses() throws Exception {
        RawHttp.Answer answer = server.send(withBody("POST", "/api/v1/orders/hash", bytes("{}")));
        assertThat(answer.errorType()).isEqualTo("MissingField");
        assertThat(answer.body()).contains("sellToken, buyToken, sellAmount, buyAmount, validTo, kind");
    }

    private String body(JsonBody body) throws IOException {
        RawHttp.Answer answer = server.send(withBody("POST", "/api/v1/orders/hash", bytes(body.toString())));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }
}
