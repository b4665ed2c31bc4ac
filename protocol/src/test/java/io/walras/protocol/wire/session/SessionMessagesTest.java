package io.walras.protocol.wire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.NotificationJson;
import io.walras.protocol.wire.engine.NotifiedEvent;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.BundleVerdict.LostTo;
import io.walras.protocol.wire.session.BundleVerdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionMessagesTest {
    private static final Bytes32 WORD = Keccak256.hash("word");
    private static final Bytes SIGNATURE = Bytes.fromHex("0x0102");
    private static final Eip712Domain DOMAIN = Eip712Domain.walras(31337, Orders.token(90));

    private static final BidLimits LIMITS = new BidLimits(1, 2, 3, 4, List.of(Orders.token(8)));
    private static final AuctionJson AUCTION =
            new AuctionJson(1L, new TreeMap<>(), List.of(), List.of(), Uint256.ONE, Instant.EPOCH, List.of());
    private static final SortedMap<OrderUid, PlaceJson> PLACES = new TreeMap<>(Map.of(
            OrderUid.of(WORD, Orders.token(3), 9),
            new PlaceJson("WETH-USDC", "bid", 300_000, 17, true, "GTT", "dropOldest")));
    private static final List<QuoteJson> QUOTES =
            List.of(QuoteJson.of(SignedQuote.sign(Quotes.quote(), Quotes.DOMAIN, Quotes.MAKER)));
    private static final SortedMap<OrderUid, Hooks> HOOKS = new TreeMap<>(Map.of(
            Orders.sell().signed().uid(),
            new Hooks(List.of(), List.of(new Hooks.Hook(Orders.token(4), Bytes.fromHex("0x01"), 50_000)))));
    private static final BatchTerms TERMS = new BatchTerms(
            1,
            new Batch.BlockRef(1, WORD, 2, Uint256.ONE),
            WORD,
            Orders.WETH,
            List.of(),
            new TreeMap<>(),
            PLACES,
            QUOTES,
            HOOKS);

    static Stream<SolverMessage> ofSolvers() {
        return Stream.of(
                new SolverMessage.Login(Orders.token(1), Orders.token(2), true, SIGNATURE),
                new SolverMessage.Resync(),
                new SolverMessage.Commit(7, WORD, 3, WORD, true, SIGNATURE),
                new SolverMessage.Pass(7),
                new SolverMessage.Open(7, 3, WORD, "{\"solutions\":[]}"));
    }

    static Stream<AuctioneerMessage> ofTheAuctioneer() {
        return Stream.of(
                new AuctioneerMessage.Challenge(WORD, DomainJson.of(DOMAIN)),
                new AuctioneerMessage.Welcome(Orders.token(1), false, null, Orders.token(2), 1_000, 5_000, LIMITS),
                new AuctioneerMessage.Standing(true, ShadowReason.BondTooSmall),
                new AuctioneerMessage.Standing(false, null),
                new AuctioneerMessage.Auction(4, WORD, 1, 2, 3, AUCTION, null, TERMS),
                new AuctioneerMessage.Receipt(7, 3, WORD, 1, 2, "LateBid", SIGNATURE),
                new AuctioneerMessage.OpenNow(7, 9),
                new AuctioneerMessage.Opened(7, 3, 9, null),
                new AuctioneerMessage.Verdict(
                        7,
                        2,
                        List.of(new BundleVerdict(
                                Uint256.ONE,
                                Outcome.Filtered,
                                Uint256.ONE,
                                2,
                                null,
                                null,
                                new LostTo(
                                        Orders.token(3),
                                        Uint256.ZERO,
                                        Orders.WETH,
                                        Orders.USDC,
                                        Uint256.of(3),
                                        Uint256.of(2))))),
                new AuctioneerMessage.Notify(NotificationJson.ofResponse(7, new NotifiedEvent.Timeout())),
                new AuctioneerMessage.Awarded(7, Uint256.ONE, WORD, 60, SIGNATURE, SIGNATURE),
                new AuctioneerMessage.Refused("Unauthorized", "who are you", true));
    }

    @ParameterizedTest
    @MethodSource("ofSolvers")
    void shouldReadBackWhatASolverSays(SolverMessage message) {
        assertThat(SolverMessage.read(message.text())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("ofTheAuctioneer")
    void shouldReadBackWhatTheAuctioneerSays(AuctioneerMessage message) {
        assertThat(AuctioneerMessage.read(message.text())).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"type\":\"welcome\"}",
                "{\"type\":\"pass\"}",
                "{\"type\":\"pass\",\"auctionId\":null}",
                "{\"type\":\"pass\",\"auctionId\":1.5}",
                "{\"type\":\"pass\",\"auctionId\":\"1\"}",
                "{\"type\":\"commit\",\"auctionId\":1,\"batch\":\"0x00\",\"sequence\":0}",
                "{\"type\":\"open\",\"auctionId\":1,\"sequence\":0,\"bid\":\"{}\"}"
            })
    void shouldRefuseWhatIsNoMessage(String text) {
        assertThatThrownBy(() -> SolverMessage.read(text)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"challenge\"}",
                "{\"type\":\"welcome\"}",
                "{\"type\":\"standing\",\"shadow\":true}",
                "{\"type\":\"standing\",\"shadow\":false,\"shadowReason\":\"Asked\"}",
                "{\"type\":\"standing\",\"shadow\":true,\"shadowReason\":\"Other\"}",
                "{\"type\":\"auction\",\"sequence\":0}",
                "{\"type\":\"receipt\",\"auctionId\":1}",
                "{\"type\":\"notify\"}",
                "{\"type\":\"refused\"}"
            })
    void shouldRefuseAMessageOfTheAuctioneerThatLacksSomething(String text) {
        assertThatThrownBy(() -> AuctioneerMessage.read(text)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 53, Long.MAX_VALUE})
    void shouldRefuseACommitmentWithASequenceOutOfBounds(long sequence) {
        Commitment commitment = new Commitment(7, WORD, Orders.key(9).address(), 12_345, WORD, true);
        String text = SolverMessage.Commit.of(SignedCommitment.sign(commitment, DOMAIN, Orders.key(9)))
                .text();
        String outOfBounds = text.replace(":12345,", ":" + sequence + ",");

        assertThat(outOfBounds).isNotEqualTo(text);
        assertThatThrownBy(() -> SolverMessage.read(outOfBounds)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void shouldCarryACommitmentSoThatItsSignatureHolds() {
        Commitment commitment = new Commitment(7, WORD, Orders.key(9).address(), 1, WORD, true);
        SignedCommitment signed = SignedCommitment.sign(commitment, DOMAIN, Orders.key(9));

        SignedCommitment received = SolverMessage.Commit.of(signed).by(signed.solver());

        assertThat(received).isEqualTo(signed);
        assertThat(received.isAuthentic(DOMAIN)).isTrue();
    }
}
