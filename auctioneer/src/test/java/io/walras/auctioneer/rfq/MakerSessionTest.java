package io.walras.auctioneer.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.TestMaker;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.Ack;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.HubMessage.Refused;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.protocol.wire.maker.Sides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.TreePMap;

/** A maker's connection at its real socket, from its challenge to its end. */
class MakerSessionTest {
    private static final long NOW = EdgeServer.NOW * 1_000;
    private static final PairTerms PAIR =
            new PairTerms(Orders.WETH, Orders.USDC, Uint256.ONE, Uint256.of(1_000_000), Sides.Both);

    private final EdgeServer server =
            new EdgeServer("rfq { deadline = 5s, check-time = 5s, sessions { login-timeout = 2s, ping = 1s,"
                    + " messages { per-second = 1, burst = 8, keys = 1 } } }");
    private final List<TestMaker> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(TestMaker::close);
        server.close();
    }

    private TestMaker connect() {
        TestMaker maker = TestMaker.connect(server.address(), Quotes.MAKER);
        opened.add(maker);
        return maker;
    }

    /** A maker that streams a good ladder. */
    private TestMaker ready() {
        TestMaker maker = connect();
        maker.login();
        maker.say(new MakerMessage.SetUniverse(List.of(PAIR)));
        assertThat(maker.await(HubMessage.Universe.class).accepted()).containsExactly(PAIR);
        maker.say(snapshot(1, 1_990));
        maker.say(new MakerMessage.GetUniverse());
        maker.await(HubMessage.Universe.class);
        return maker;
    }

    private static MakerMessage.LevelsSnapshot snapshot(long seq, long bid) {
        return new MakerMessage.LevelsSnapshot(
                Orders.WETH, Orders.USDC, seq, NOW, 10_000, List.of(level(bid)), List.of(level(2_010)));
    }

    private static LevelJson level(long price) {
        return new LevelJson(new PriceJson(Uint256.ONE, Uint256.of(price)), Uint256.of(10_000));
    }

    private CompletableFuture<Gathered> gather() {
        PooledOrder order = new PooledOrder(
                Orders.sell().signed(), "{}", NOW, 0, null, TreePMap.empty(), PooledOrder.Closing.NONE, null);
        return server.quotes()
                .gather(new Enquiry(Quotes.AUCTION, List.of(order), List.of(), NOW))
                .toCompletableFuture();
    }

    private static SignedQuote quote(HubMessage.Request request, long makerAmount) {
        Quote quote = new Quote(
                Quotes.MAKER.address(),
                request.quote(),
                Uint256.of(makerAmount),
                request.base(),
                request.baseAmount(),
                Uint256.ONE,
                Address.ZERO,
                request.settlement(),
                request.auctionId(),
                Address.ZERO,
                Uint256.of(77),
                request.settleBy());
        return SignedQuote.sign(quote, Quotes.DOMAIN, Quotes.MAKER);
    }

    private static MakerMessage.Answer answer(HubMessage.Request request, long makerAmount) {
        return new MakerMessage.Answer(request.rfqId(), List.of(QuoteJson.of(quote(request, makerAmount))));
    }

    private static Gathered get(CompletableFuture<Gathered> gathered) {
        return gathered.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void shouldCancelTheOrdersOfAMakerThatWantsItWhenItsSessionEnds() throws InterruptedException {
        TestMaker maker = connect();
        maker.login();
        maker.say(new MakerMessage.CancelOnDisconnect(true));
        maker.say(new MakerMessage.GetUniverse());
        maker.await(HubMessage.Universe.class);
        String armed = "cancelAt " + Quotes.MAKER.address() + " " + (NOW + 4_000);
        assertThat(server.ordersOfMakers()).containsExactly(armed);

        maker.close();

        assertThat(calls(3))
                .containsExactly(armed, "cancelAll " + Quotes.MAKER.address(), "keep " + Quotes.MAKER.address());
    }

    /** What was done with orders, once that is so much. */
    private List<String> calls(int number) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (server.ordersOfMakers().size() < number && System.nanoTime() - deadline < 0) {
            Thread.sleep(20);
        }
        return server.ordersOfMakers();
    }

    @Test
    void shouldLeaveTheOrdersOfOtherMakersAlone() {
        TestMaker maker = connect();
        maker.login();
        maker.say(new MakerMessage.CancelOnDisconnect(true));
        maker.say(new MakerMessage.CancelOnDisconnect(false));
        maker.say(new MakerMessage.GetUniverse());
        maker.await(HubMessage.Universe.class);
        maker.close();
        connect().login();

        assertThat(server.ordersOfMakers()).noneMatch(call -> call.startsWith("cancelAll"));
    }

    @Test
    void shouldHandOnAGoodQuote() {
        TestMaker maker = ready();
        CompletableFuture<Gathered> gathered = gather();

        HubMessage.Request request = maker.await(HubMessage.Request.class);
        maker.say(answer(request, 2_000_000));

        assertThat(maker.await(Ack.class).status()).isEqualTo(AckStatus.Accepted);
        assertThat(get(gathered).quotes()).extracting(firm -> firm.signed()).containsExactly(quote(request, 2_000_000));
        assertThat(get(gathered).answers())
                .extracting(MakerAnswer::outcome)
                .containsExactly(MakerAnswer.Outcome.Quoted);
    }

    @Test
    void shouldAnnounceAuctionsAlsoToWhomItDoesNotAsk() {
        TestMaker maker = connect();
        maker.login();
        CompletableFuture<Gathered> gathered = gather();

        HubMessage.Notice notice = maker.await(HubMessage.Notice.class);

        assertThat(notice).isEqualTo(new HubMessage.Notice(Quotes.AUCTION, NOW + 5_000));
        assertThat(get(gathered).answers()).isEmpty();
    }

    @Test
    void shouldAskForBothSidesOnTheGrid() {
        TestMaker maker = ready();
        CompletableFuture<Gathered> gathered = gather();

        HubMessage.Request request = maker.await(HubMessage.Request.class);

        assertThat(request.baseAmount()).isGreaterThanOrEqualTo(Uint256.of(1_000));
        assertThat(request.quoteAmount()).isGreaterThan(Uint256.of(1_900_000));
        maker.say(answer(request, 1));
        assertThat(get(gathered).quotes()).hasSize(1);
    }

    @Test
    void shouldRepeatAcksOfTheSameAnswerAndRefuseAnother() {
        TestMaker maker = ready();
        CompletableFuture<Gathered> gathered = gather();
        HubMessage.Request request = maker.await(HubMessage.Request.class);
        maker.say(answer(request, 2_000_000));
        Ack first = maker.await(Ack.class);
        get(gathered);

        maker.say(answer(request, 2_000_000));
        assertThat(maker.await(Ack.class)).isEqualTo(first);
        maker.say(answer(request, 3_000_000));
        assertThat(maker.await(Refused.class).errorType()).isEqualTo("DuplicateAnswer");
    }

    @Test
    void shouldNotTakeAQuoteBackOnceTheAuctionIsCut() {
        TestMaker maker = ready();
        CompletableFuture<Gathered> gathered = gather();
        maker.say(answer(maker.await(HubMessage.Request.class), 2_000_000));
        Bytes32 hash = maker.await(Ack.class).quoteHash();
        get(gathered);

        maker.say(new MakerMessage.Revoke(hash));

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("TooLate");
    }

    @Test
    void shouldListenToARejection() {
        TestMaker maker = ready();
        CompletableFuture<Gathered> gathered = gather();

        maker.say(new MakerMessage.Reject(maker.await(HubMessage.Request.class).rfqId(), RejectReason.Risk));

        assertThat(get(gathered).answers())
                .extracting(MakerAnswer::outcome)
                .containsExactly(MakerAnswer.Outcome.Rejected);
    }

    @Test
    void shouldForgetTheLevelsOfASessionThatEnds() throws Exception {
        TestMaker maker = ready();
        maker.close();
        maker = connect();
        maker.login();

        assertThat(get(gather()).answers()).isEmpty();
    }

    @Test
    void shouldTellRowsAgainAndThenNewOnes() {
        TestMaker maker = connect();
        Execution row = new Execution.Released(Keccak256.hash("quote"), 7, Execution.ReleaseReason.NotUsed);
        server.makers().tell(maker.address(), row);
        server.makers().tell(maker.address(), row);
        assertThat(maker.login().executions()).isEqualTo(2);

        maker.say(new MakerMessage.Resume(1));
        assertThat(maker.awaitEnvelope(Execution.class).seq()).isEqualTo(2);
        server.makers().tell(maker.address(), row);
        assertThat(maker.awaitEnvelope(Execution.class).seq()).isEqualTo(3);
    }

    @Test
    void shouldSayWhyLevelsAreNotUsed() {
        TestMaker maker = ready();
        server.clock().advanceMillis(300);

        maker.say(snapshot(2, 2_010));

        HubMessage.LevelsStatus status = maker.await(HubMessage.LevelsStatus.class);
        assertThat(status.needSnapshot()).isTrue();
        assertThat(status.trimmed().crossed()).isEqualTo(2);
    }

    @Test
    void shouldReplaceAnOlderSessionOfTheSameInstance() {
        TestMaker older = connect();
        older.login();
        connect().login();

        assertThat(older.await(Refused.class).errorType()).isEqualTo("Replaced");
        older.awaitEnd();
    }

    @Test
    void shouldEndASessionOnWhichNothingIsHeard() {
        TestMaker maker = connect();
        maker.login();

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("Silent");
        maker.awaitEnd();
    }

    @Test
    void shouldRefuseWhoeverDoesNotLogIn() {
        TestMaker maker = connect();

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("NotLoggedIn");
        maker.awaitEnd();
    }

    @Test
    void shouldRefuseALoginForAVaultThatDoesNotKnowTheSigner() {
        TestMaker maker = connect();

        maker.say(maker.loginFor(maker.challenge(), Orders.token(77), "one"));

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("Unauthorized");
    }

    @Test
    void shouldRefuseALoginThatWasSentBefore() {
        TestMaker maker = connect();

        maker.say(maker.loginFor(Keccak256.hash("another challenge"), maker.address(), "one"));

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("Unauthorized");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = (char) 39,
            value = {
                "no JSON                | {",
                "not an object          | []",
                "another version        | {`v`:2,`type`:`ping`,`id`:`a`,`ts`:1,`payload`:{`ts`:1}}",
                "no payload             | {`v`:1,`type`:`ping`,`id`:`a`,`ts`:1}",
                "an unknown type        | {`v`:1,`type`:`pong`,`id`:`a`,`ts`:1,`payload`:{`ts`:1}}",
                "a double key           | {`v`:1,`v`:1,`type`:`ping`,`id`:`a`,`ts`:1,`payload`:{`ts`:1}}",
                "another channel        | {`v`:1,`type`:`ping`,`id`:`a`,`ch`:`quotes`,`ts`:1,`payload`:{`ts`:1}}",
                "a row of its own       | {`v`:1,`type`:`ping`,`id`:`a`,`seq`:1,`ts`:1,`payload`:{`ts`:1}}",
                "a negative row         | {`v`:1,`type`:`session.resume`,`id`:`a`,`ts`:1,`payload`:{`executions`:-1}}",
                "a fraction             | {`v`:1,`type`:`ping`,`id`:`a`,`ts`:1,`payload`:{`ts`:1.5}}",
                "half a pair            | {`v`:1,`type`:`levels.clear`,`id`:`a`,`ts`:1,`payload`:{`base`:`0x0000000000000000000000000000000000001001`,`reason`:`x`}}",
                "no quotes              | {`v`:1,`type`:`rfq.quote`,`id`:`a`,`ts`:1,`payload`:{`rfqId`:`7-1`,`quotes`:[]}}",
                "an unknown reason      | {`v`:1,`type`:`rfq.reject`,`id`:`a`,`ts`:1,`payload`:{`rfqId`:`7-1`,`reason`:`Mood`}}",
                "a short hash           | {`v`:1,`type`:`quote.revoke`,`id`:`a`,`ts`:1,`payload`:{`quoteHash`:`0x12`}}"
            })
    void shouldEndASessionAfterWhatIsNoMessage(String what, String text) {
        TestMaker maker = connect();
        maker.login();

        maker.sayText(text.replace('`', '"'));

        assertThat(maker.await(Refused.class).errorType()).as(what).isEqualTo("Malformed");
        maker.awaitEnd();
    }

    @Test
    void shouldEndASessionAfterAMessageThatIsTooLong() {
        TestMaker maker = connect();
        maker.login();

        maker.sayText("x".repeat(70_000));

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("TooLarge");
        maker.awaitEnd();
    }

    @Test
    void shouldEndASessionOfWhichTooMuchIsHeard() {
        TestMaker maker = connect();
        maker.login();
        for (int i = 0; i < 10; i++) {
            maker.say(new MakerMessage.Ping(i));
        }

        assertThat(maker.await(Refused.class).errorType()).isEqualTo("TooFast");
        maker.awaitEnd();
    }

    @Test
    void shouldGoOnAfterAMistakeThatHarmsNobody() {
        TestMaker maker = connect();
        maker.login();

        maker.say(new MakerMessage.Reject("7-1", RejectReason.Risk));
        assertThat(maker.await(Refused.class).errorType()).isEqualTo("UnknownRequest");
        maker.say(new MakerMessage.Revoke(Keccak256.hash("quote")));
        assertThat(maker.await(Refused.class).errorType()).isEqualTo("UnknownQuote");
        maker.say(snapshot(1, 1_990));
        assertThat(maker.await(Refused.class).errorType()).isEqualTo("UnknownPair");
        maker.say(new MakerMessage.Ping(5));
        assertThat(maker.await(HubMessage.Pong.class).ts()).isEqualTo(5);
    }
}
