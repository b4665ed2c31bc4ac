package io.walras.protocol.wire.maker;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.AnswerFault;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.maker.Execution.Outcome.End;
import io.walras.protocol.wire.maker.Execution.Outcome.Fault;
import io.walras.protocol.wire.maker.Execution.Progress.State;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import java.util.List;
import java.util.stream.Stream;

/** One message or more of each type. */
final class MakerMessages {
    static final QuoteJson QUOTE = QuoteJson.of(SignedQuote.sign(Quotes.quote(), Quotes.DOMAIN, Quotes.MAKER));
    private static final Bytes32 HASH = Quotes.DOMAIN.digest(Quotes.quote().structHash());
    private static final Bytes32 BUNDLE = Keccak256.hash("bundle");
    private static final Bytes32 TX = Keccak256.hash("transaction");
    private static final Bytes SIGNATURE = QUOTE.signature();
    private static final PairTerms PAIR =
            new PairTerms(Orders.WETH, Orders.USDC, Uint256.of(10), Uint256.of(1_000), Sides.Both);
    private static final PriceJson PRICE = new PriceJson(Uint256.of(1_000), Uint256.of(2_100));

    private MakerMessages() {}

    static Stream<MakerMessage> ofMakers() {
        return Stream.of(
                new MakerMessage.Login(Quotes.MAKER.address(), Quotes.MAKER.address(), SIGNATURE, "a-1", "walras/0.3"),
                new MakerMessage.Resume(17),
                new MakerMessage.CancelOnDisconnect(true),
                new MakerMessage.Ping(1_700_000_000_000L),
                new MakerMessage.SetUniverse(List.of(PAIR)),
                new MakerMessage.GetUniverse(),
                new MakerMessage.LevelsSnapshot(
                        Orders.WETH,
                        Orders.USDC,
                        4,
                        1_700_000_000_000L,
                        5_000,
                        List.of(new LevelJson(PRICE, Uint256.of(500))),
                        List.of(new LevelJson(new PriceJson(Uint256.of(1_000), Uint256.of(2_110)), Uint256.of(500)))),
                new MakerMessage.LevelsDelta(
                        Orders.WETH,
                        Orders.USDC,
                        4,
                        5,
                        1_700_000_001_000L,
                        List.of(new LevelChange(LevelChange.Side.Bid, PRICE, Uint256.ZERO))),
                new MakerMessage.LevelsClear(Orders.WETH, Orders.USDC, "price source is gone"),
                new MakerMessage.LevelsClear(null, null, "closing"),
                new MakerMessage.Answer("7-3", List.of(QUOTE)),
                new MakerMessage.Reject("7-3", RejectReason.MinSize),
                new MakerMessage.Revoke(HASH));
    }

    static Stream<HubMessage> ofTheHub() {
        return Stream.concat(ofSessions(), Stream.concat(ofExecutions(), ofConduct()));
    }

    private static Stream<HubMessage> ofSessions() {
        return Stream.of(
                new HubMessage.Challenge(
                        Keccak256.hash("challenge"),
                        DomainJson.of(Eip712Domain.walras(31_337, Quotes.SETTLEMENT)),
                        1_700_000_005_000L),
                new HubMessage.Welcome(
                        "s-9",
                        Quotes.MAKER.address(),
                        1_700_000_000_000L,
                        new HubMessage.Limits(65_536, 200, 64, 16, 100, 50),
                        new HubMessage.Terms(
                                250,
                                5_000,
                                15_000,
                                31_337,
                                Quotes.SETTLEMENT,
                                Quotes.DOMAIN.verifyingContract(),
                                Orders.token(90)),
                        17),
                new HubMessage.Pong(1_700_000_000_000L, 1_700_000_000_002L),
                new HubMessage.Universe(
                        List.of(PAIR),
                        List.of(new HubMessage.RefusedPair(Orders.WETH, Orders.token(4), "a pair of one token"))),
                new HubMessage.LevelsStatus(Orders.WETH, Orders.USDC, 4, new HubMessage.Trimmed(1, 0, 0, 0, 0), false),
                new HubMessage.Notice(7, 1_700_000_002_000L),
                new HubMessage.Request(
                        "7-3",
                        7,
                        Orders.WETH,
                        Orders.USDC,
                        Uint256.of(1_000),
                        Uint256.of(2_200),
                        1_000_000,
                        1_700_000_004_000L,
                        2_000,
                        31_337,
                        Quotes.SETTLEMENT,
                        Quotes.DOMAIN.verifyingContract(),
                        1_700_000_000_250L),
                new HubMessage.Cancel("7-3", HubMessage.CancelReason.NoAuction),
                new HubMessage.Ack("7-3", HASH, AckStatus.Accepted, null, null),
                new HubMessage.Ack(
                        "7-3", HASH, AckStatus.Invalid, AnswerFault.BalanceTooSmall.name(), "has 5, promises 9"),
                HubMessage.Refused.of(SessionFault.DuplicateAnswer, "7-3 was answered"));
    }

    private static Stream<HubMessage> ofExecutions() {
        return Stream.of(
                new Execution.Selected(HASH, 7, Uint256.of(500), Uint256.of(1_050), BUNDLE, Orders.token(8)),
                new Execution.Released(HASH, 7, Execution.ReleaseReason.NotUsed),
                new Execution.Started(HASH, 7, BUNDLE, TX),
                new Execution.Progress(HASH, 7, BUNDLE, TX, State.Mined, 12L),
                new Execution.Outcome(
                        HASH, 7, BUNDLE, End.Settled, TX, 12L, Uint256.of(500), Uint256.of(1_050), Fault.None, null),
                new Execution.Outcome(
                        HASH,
                        7,
                        BUNDLE,
                        End.Lapsed,
                        null,
                        null,
                        Uint256.ZERO,
                        Uint256.ZERO,
                        Fault.Maker,
                        "AllowanceTooSmall: after block 12"));
    }

    private static Stream<HubMessage> ofConduct() {
        return Stream.of(
                new Conduct.Stats(
                        1_699_999_400_000L,
                        1_700_000_000_000L,
                        100,
                        96,
                        2,
                        1,
                        1,
                        12L,
                        80L,
                        30,
                        29,
                        0,
                        312_500,
                        40L,
                        300L,
                        1_000_000),
                new Conduct.Restricted(
                        Orders.WETH, Orders.USDC, "timeouts", 1_700_000_060_000L, "6 of the latest 10 requests"),
                new Conduct.Restricted(null, null, "faults", null, "3 lapses in a day"),
                new Conduct.Restored(Orders.WETH, Orders.USDC));
    }

    /** As it goes over the wire; rows of executions are row 18. */
    static Envelope<HubMessage> told(HubMessage message) {
        return message instanceof Execution row
                ? Envelope.row("h-5", 18, 1_700_000_000_000L, row)
                : Envelope.of("h-5", 1_700_000_000_000L, message);
    }
}
