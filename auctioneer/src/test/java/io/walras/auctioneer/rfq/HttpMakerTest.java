package io.walras.auctioneer.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryMakers;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.maker.Sides;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** A maker without a session, at a real port. */
class HttpMakerTest {
    private static final PairTerms PAIR =
            new PairTerms(Orders.WETH, Orders.USDC, Uint256.ONE, Uint256.of(1_000_000), Sides.Both);

    private final MemoryMakers makers = new MemoryMakers();
    private final BlockingQueue<Envelope<HubMessage>> events = new LinkedBlockingQueue<>();
    private final RfqDesk desk = new RfqDesk();
    private Function<HubMessage.Request, byte @Nullable []> quoter = request -> null;
    private int refusedEvents;
    private HttpServer maker;
    private ActorSystem<Void> system;

    @BeforeEach
    void start() throws IOException {
        maker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        maker.createContext("/quote", this::quote);
        maker.createContext("/events", this::event);
        maker.start();
        Config config = ConfigFactory.parseString("pekko.loglevel = WARNING").withFallback(ConfigFactory.load());
        system = ActorSystem.create(Behaviors.empty(), "http-maker", config.resolve());
        HubTerms terms = new HubTerms(
                Quotes.DOMAIN.chainId(),
                Quotes.SETTLEMENT,
                Quotes.DOMAIN.verifyingContract(),
                Orders.token(95),
                Orders.token(96),
                Orders.WETH);
        Config generous = ConfigFactory.parseString("walras.rfq { deadline = 5s, check-time = 5s }")
                .withFallback(config)
                .resolve();
        URI url = URI.create("http://127.0.0.1:" + maker.getAddress().getPort());
        desk.open(
                system,
                new HubParts(
                        RfqSettings.of(generous.getConfig("walras.rfq")),
                        terms,
                        new MakerFloor(4, 4),
                        makers,
                        makers::read,
                        ForkJoinPool.commonPool(),
                        new SettableClock(EdgeServer.NOW),
                        bound -> 0,
                        new SimpleMeterRegistry()),
                makers.news(),
                List.of(new MakerSettings("small", Quotes.MAKER.address(), url, List.of(PAIR))));
    }

    @AfterEach
    void stop() throws Exception {
        maker.stop(0);
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void quote(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = quoter.apply(MakerJson.read(body, HubMessage.Request.class));
        if (answer == null) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private synchronized void event(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isRefused = refusedEvents > 0;
        if (isRefused) {
            refusedEvents--;
        } else {
            events.add(Envelope.ofHub(body));
        }
        exchange.sendResponseHeaders(isRefused ? 503 : 204, -1);
        exchange.close();
    }

    private Gathered gather() throws Exception {
        long now = EdgeServer.NOW * 1_000;
        PooledOrder order = new PooledOrder(
                Orders.sell().signed(), "{}", now, 0, null, TreePMap.empty(), PooledOrder.Closing.NONE, null);
        return desk.gather(new Enquiry(Quotes.AUCTION, List.of(order), List.of(), now))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static byte[] answer(HubMessage.Request request) {
        Quote quote = new Quote(
                Quotes.MAKER.address(),
                request.quote(),
                Uint256.of(2_000_000),
                request.base(),
                request.baseAmount(),
                Uint256.ONE,
                Address.ZERO,
                request.settlement(),
                request.auctionId(),
                Address.ZERO,
                Uint256.of(77),
                request.settleBy());
        SignedQuote signed = SignedQuote.sign(quote, Quotes.DOMAIN, Quotes.MAKER);
        return MakerJson.write(new MakerMessage.Answer(request.rfqId(), List.of(QuoteJson.of(signed))));
    }

    @Test
    void shouldAskOverHttpAndHandOnWhatIsSigned() throws Exception {
        quoter = HttpMakerTest::answer;

        Gathered gathered = gather();

        assertThat(gathered.quotes()).hasSize(1);
        assertThat(gathered.answers()).extracting(MakerAnswer::outcome).containsExactly(MakerAnswer.Outcome.Quoted);
    }

    @Test
    void shouldTakeNoContentForNoQuote() throws Exception {
        assertThat(gather().answers()).extracting(MakerAnswer::outcome).containsExactly(MakerAnswer.Outcome.Declined);
    }

    @Test
    void shouldTellRowsInTheirOrderUntilTheyAreTaken() throws Exception {
        refusedEvents = 2;
        for (int i = 0; i < 3; i++) {
            makers.tell(
                    Quotes.MAKER.address(),
                    new Execution.Released(Keccak256.hash("quote " + i), 7, Execution.ReleaseReason.NotUsed));
        }

        for (long seq = 1; seq <= 3; seq++) {
            Envelope<HubMessage> row = events.poll(20, TimeUnit.SECONDS);
            assertThat(row).isNotNull();
            assertThat(row.seq()).isEqualTo(seq);
        }
    }
}
