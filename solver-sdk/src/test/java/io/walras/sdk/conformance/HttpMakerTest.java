package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A maker that serves HTTP and is written without the SDK's session. */
@Timeout(120)
class HttpMakerTest {
    private final HttpServer server = server();
    private final Map<String, Optional<MakerMessage.Answer>> answers = new ConcurrentHashMap<>();
    private final List<Long> rows = new CopyOnWriteArrayList<>();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unbound) {
            throw new IllegalStateException(unbound);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/quote", this::quote);
        server.createContext("/events", exchange -> {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional.ofNullable(Envelope.ofHub(text).seq()).ifPresent(rows::add);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void quote(HttpExchange exchange) throws IOException {
        HubMessage.Request request = MakerJson.read(exchange.getRequestBody().readAllBytes(), HubMessage.Request.class);
        Optional<MakerMessage.Answer> answer = answers.computeIfAbsent(request.rfqId(), first -> answer(request));
        byte[] body = answer.map(MakerJson::write).orElse(new byte[0]);
        exchange.sendResponseHeaders(answer.isPresent() ? 200 : 204, answer.isPresent() ? body.length : -1);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Optional<MakerMessage.Answer> answer(HubMessage.Request request) {
        boolean ours = request.quoteSettler().equals(HubTerms.NOWHERE.quoteSettler());
        RequestForQuote asked = new RequestForQuote(
                request.rfqId(),
                request.auctionId(),
                request.base(),
                request.quote(),
                request.baseAmount(),
                request.quoteAmount(),
                request.minPartialPpm(),
                request.deadlineTs());
        return ours && new TestMaker().quote(asked) instanceof Reply.Firm(List<Offer> offers)
                ? Optional.of(new MakerMessage.Answer(
                        request.rfqId(),
                        offers.stream().map(offer -> signed(offer, request)).toList()))
                : Optional.empty();
    }

    private static QuoteJson signed(Offer offer, HubMessage.Request request) {
        Quote quote = new Quote(
                TestMaker.KEY.address(),
                offer.makerToken(),
                offer.makerAmount(),
                offer.takerToken(),
                offer.takerAmount(),
                offer.minTakerAmount(),
                Address.ZERO,
                request.settlement(),
                request.auctionId(),
                Address.ZERO,
                Uint256.fromWord(Keccak256.hash(request.rfqId()).toArray()),
                request.settleBy());
        return QuoteJson.of(
                SignedQuote.sign(quote, Quote.domain(request.chainId(), request.quoteSettler()), TestMaker.KEY));
    }

    @Test
    void shouldFindNothingWrongWithAMakerThatServesHttp() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

        List<Report> reports = new MakerConformance(
                        TestMaker.KEY.address(), HubTerms.NOWHERE, InstantSource.system(), 0)
                .ask(url, List.of(TestMaker.PAIR));

        assertThat(reports).hasSize(16).allMatch(Report::conforms);
        assertThat(rows.getLast()).isEqualTo(rows.get(rows.size() - 2));
    }
}
