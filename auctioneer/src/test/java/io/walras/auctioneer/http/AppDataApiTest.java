package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JsonBody;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** App-data documents over a real socket. */
class AppDataApiTest {
    private static final String DOCUMENT = "{\"appCode\":\"test\"}";
    private static final Bytes32 HASH = Keccak256.hash(DOCUMENT);

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
    void shouldKeepADocumentAndTellItByItsHash() throws Exception {
        assertThat(server.send(get("/api/v1/app_data/" + HASH)).errorType()).isEqualTo("NotFound");
        RawHttp.Answer kept = put("/api/v1/app_data/" + HASH, DOCUMENT);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.body()).isEqualTo("\"" + HASH + "\"");
        assertThat(server.send(get("/api/v1/app_data/" + HASH)).body())
                .isEqualTo("{\"fullAppData\":\"{\\\"appCode\\\":\\\"test\\\"}\"}");
        assertThat(put("/api/v1/app_data", DOCUMENT).status()).isEqualTo(200);
    }

    @Test
    void shouldAdmitAnOrderThatNamesAnUploadedDocumentByItsHash() throws Exception {
        JsonBody order = new OrderDraft(
                        EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600)
                .appData(DOCUMENT)
                .body()
                .text("appData", HASH)
                .without("appDataHash");
        assertThat(server.send(postOrder(order)).errorType()).isEqualTo("InvalidAppData");
        put("/api/v1/app_data", DOCUMENT);
        assertThat(server.send(postOrder(order)).status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseADocumentWithAnotherHash() throws Exception {
        RawHttp.Answer answer = put("/api/v1/app_data/" + Keccak256.hash("another"), DOCUMENT);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"errorType\":\"AppDataHashMismatch\",\"description\":\"the hash of fullAppData is another\","
                                + "\"data\":{\"actual\":\"" + HASH + "\"}}");
    }

    @Test
    void shouldRefuseWhatIsNoDocument() throws Exception {
        assertThat(put("/api/v1/app_data", "[]").errorType()).isEqualTo("AppDataInvalid");
        assertThat(put("/api/v1/app_data", "{\"a\":\"" + "x".repeat(8_190) + "\"}")
                        .errorType())
                .isIn("AppDataInvalid", "StringTooLong");
    }

    private RawHttp.Answer put(String target, String document) throws IOException {
        String body = new JsonBody()
                .text("fullAppData", document.replace("\"", "\\\""))
                .toString();
        return server.send(withBody("PUT", target, body.getBytes(StandardCharsets.UTF_8)));
    }
}
