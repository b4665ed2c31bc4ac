package io.walras.sdk.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.MassCancellation;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OwnerInstruction;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.order.AppDataDocument;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderCreation;
import io.walras.protocol.wire.order.OrderQuoteJson;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import io.walras.protocol.wire.order.RequestLimits;
import io.walras.protocol.wire.order.SignedInstruction;
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
    void shouldAskForAQuoteAndReadIt() throws Exception {
        answers.add(new Told(200, """
                {"quote":{"sellToken":"0x00000000000000000000000000000000000000a1",
                "buyToken":"0x00000000000000000000000000000000000000a2","sellAmount":"90","buyAmount":"50",
                "validTo":1700000000,"appData":"0x","feeAmount":"10","gasAmount":"1","gasPrice":"1",
                "sellTokenPrice":"1","kind":"sell","partiallyFillable":false,"sellTokenBalance":"erc20",
                "buyTokenBalance":"erc20","signingScheme":"eip712"},
                "from":"0x00000000000000000000000000000000000000a3","expiration":"2026-01-01T00:00:00Z","id":7,
                "verified":true}"""));
        Order order = intent.order();

        Answer<OrderQuoteJson> answer =
                client.quote(intent.owner(), order.sellToken(), order.buyToken(), OrderKind.SELL, Uint256.of(100));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(((OrderQuoteJson) accepted.value()).id())
                                .isEqualTo(7));
        Asked post = asked.take();
        assertThat(post.line()).isEqualTo("POST /api/v1/quote");
        assertThat(OrderQuoteRequest.decode(post.body(), RequestLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        Decoded.Ok.class,
                        ok -> assertThat(((OrderQuoteRequest) ok.value()).amount())
                                .isEqualTo(new OrderQuoteRequest.Amount.SellBeforeFee(Uint256.of(100))));
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

    @Test
    void shouldSayInTheAppDataWhatTheAuctioneerUnderstands() {
        BookAttributes book = new BookAttributes(true, TimeInForce.GTT, SelfTrade.DROP_NEWEST);
        String document = new OrderWishes(book, "mm-\"1", intent.uid()).appData();

        assertThat(AppDataDocument.decode(document))
                .isEqualTo(new Decoded.Ok<>(
                        new AppDataDocument(null, book, "mm-\"1", intent.uid(), OrderTerms.NONE, List.of())));
        assertThat(AppDataDocument.decode(new OrderWishes(null, null, null).appData()))
                .isEqualTo(new Decoded.Ok<>(new AppDataDocument(null, null, null, null, OrderTerms.NONE, List.of())));
    }

    @Test
    void shouldSignAMassCancellationForTheAuctioneer() throws Exception {
        answers.add(new Told(200, "{\"cancelled\":[\"" + intent.uid() + "\"],\"inFlight\":[]}"));
        MassCancellation message = new MassCancellation(new OrderScope(intent.owner(), "DAI-USDC"), 7);

        assertThat(client.cancelAll(message, Orders.ALICE))
                .isEqualTo(new Answer.Accepted<>(new MassCancelled(List.of(intent.uid()), List.of())));

        Asked request = asked.take();
        assertThat(request.line()).isEqualTo("POST /api/v1/orders/cancellations");
        assertSigned(SignedInstruction.decodeCancellation(request.body(), RequestLimits.DEFAULT), message);
    }

    @Test
    void shouldSignASwitchForTheAuctioneer() throws Exception {
        answers.add(new Told(200, "{\"market\":\"\",\"cancelAt\":9}"));
        DeadManSwitch message = new DeadManSwitch(OrderScope.all(intent.owner()), 9, 7);

        assertThat(client.set(message, Orders.ALICE)).isEqualTo(new Answer.Accepted<>(new SwitchState("", 9)));

        Asked request = asked.take();
        assertThat(request.line()).isEqualTo("POST /api/v1/account/" + intent.owner() + "/switch");
        assertSigned(SignedInstruction.decodeSwitch(intent.owner(), request.body(), RequestLimits.DEFAULT), message);
    }

    private static void assertSigned(Decoded<SignedInstruction> decoded, OwnerInstruction message) {
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Ok.class, ok -> {
            SignedInstruction signed = (SignedInstruction) ok.value();
            assertThat(signed.instruction()).isEqualTo(message);
            assertThat(new OrderSignature(signed.signingScheme(), signed.signature())
                            .recover(Eip712Domain.walras(31337, Orders.DOMAIN.verifyingContract())
                                    .digest(message.structHash())))
                    .contains(Orders.ALICE.address());
        });
    }
}
