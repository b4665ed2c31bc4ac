package io.walras.sdk.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderCreation;
import io.walras.protocol.wire.order.RequestLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TraderClientTest {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asked(String line, byte[] body) {}

    private record Told(int status, String body) {}

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Told> answers = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final TraderClient client;
    private final Intent intent = Intent.sign(Orders.DOMAIN, order(), SigningScheme.EIP712, Orders.ALICE);

    TraderClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestBody().readAllBytes()));
            Told told = answers.remove();
            byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new TraderClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), Orders.DOMAIN);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Order order() {
        Order order = Orders.sell().order();
        return new Order(
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                TraderClient.EMPTY_APP_DATA_HASH,
                order.feeAmount(),
                order.kind(),
                order.partiallyFillable(),
                order.sellTokenBalance(),
                order.buyTokenBalance());
    }

    private String state(String status) {
        return "{\"uid\":\"" + intent.uid() + "\",\"status\":\"" + status
                + "\",\"executedSellAmount\":\"0\",\"executedBuyAmount\":\"0\",\"further\":[1]}";
    }

    @Test
    void shouldPostWhatTheAuctioneerReadsAsTheSignedOrder() throws Exception {
        answers.add(new Told(201, "\"" + intent.uid() + "\""));

        assertThat(client.post(intent)).isEqualTo(new Answer.Accepted<>(intent.uid()));
        Asked post = asked.take();
        assertThat(post.line()).isEqualTo("POST /api/v1/orders");
        Decoded<OrderCreation> read = OrderCreation.decode(post.body(), RequestLimits.DEFAULT);
        assertThat(read).isInstanceOf(Decoded.Ok.class);
        OrderCreation creation = ((Decoded.Ok<OrderCreation>) read).value();
        assertThat(creation.order(intent.order().appData())).isEqualTo(intent.order());
        assertThat(creation.signature()).isEqualTo(intent.signature().bytes());
    }

    @Test
    void shouldSignInTheDomainItWasGiven() {
        assertThat(client.sign(intent.order(), Orders.ALICE)).isEqualTo(intent);
    }

    @Test
    void shouldSayWhyAnOrderWasRefused() {
        answers.add(new Told(400, "{\"errorType\":\"DuplicatedOrder\",\"description\":\"it is known\"}"));

        assertThat(client.post(intent)).isEqualTo(new Answer.Refused<>(400, "DuplicatedOrder", "it is known"));
    }

    @Test
    void shouldFollowAnOrderToItsEnd() throws Exception {
        answers.addAll(List.of(
                new Told(200, state("open")),
                new Told(200, state("open")),
                new Told(503, ""),
                new Told(200, state("fulfilled"))));
        List<String> seen = new ArrayList<>();

        OrderState end = client.follow(intent.uid(), Duration.ofMillis(1), state -> seen.add(state.status()));

        assertThat(seen).containsExactly("open", "fulfilled");
        assertThat(end.isOver()).isTrue();
    }

    @Test
    void shouldCancelWithTheOwnersSignature() throws Exception {
        answers.add(new Told(202, "\"CancelPending\""));

        assertThat(client.cancel(intent.uid(), Orders.ALICE)).isEqualTo(new Answer.Accepted<>(Cancellation.PENDING));
        Asked delete = asked.take();
        assertThat(delete.line()).isEqualTo("DELETE /api/v1/orders/" + intent.uid());
        Bodies.Signed body = EngineJson.read(delete.body(), Bodies.Signed.class);
        EcdsaSignature signature = EcdsaSignature.parse(body.signature()).orElseThrow();
        assertThat(Secp256k1.best()
                        .recover(Orders.DOMAIN.digest(OrderCancellation.structHash(intent.uid())), signature))
                .contains(Orders.ALICE.address());
    }

    @Test
    void shouldKnowNothingOfAnOrderThatTheAuctioneerDoesNotKnow() {
        answers.add(new Told(404, "{\"errorType\":\"NotFound\",\"description\":\"no\"}"));

        assertThat(client.order(intent.uid())).isEmpty();
    }

    @Test
    void shouldNotTakeNonsenseForAnAnswer() {
        answers.add(new Told(200, "<html>"));

        assertThatThrownBy(() -> client.order(intent.uid())).isInstanceOf(UnavailableException.class);
    }
}
