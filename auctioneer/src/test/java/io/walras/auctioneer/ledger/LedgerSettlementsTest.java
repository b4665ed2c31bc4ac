package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.auctioneer.ledger.PublishedCompetition.AwardedSolution;
import io.walras.auctioneer.ledger.Trade.ProtocolFee;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.UserSurplus;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
final class LedgerSettlementsTest {
    private static final Page PAGE = new Page(0, 10);
    private static final Bytes32 TX = Keccak256.hash("transaction");
    private static final Bytes32 OTHER_TX = Keccak256.hash("another transaction");

    private final ProjectedLedger lane;
    private final Ledger ledger;

    LedgerSettlementsTest(Vendor vendor) {
        lane = ProjectedLedger.over(vendor);
        ledger = lane.ledger();
    }

    @Test
    void shouldAddUpWhatMinedFillsGaveBeyondTheirLimits() {
        BigInteger total = BigInteger.ZERO;
        for (int auction = 1; auction <= 8; auction++) {
            OrderUid uid = lane.accepted();
            AwardedBundle award = lane.won(auction, uid);
            assertThat(get(ledger.totalSurplus(lane.owner))).isEqualTo(total);
            lane.mined(award, Keccak256.hash("transaction " + auction), 100 + auction);
            total = total.add(surplus(lane.order(uid), award));
        }
        assertThat(get(ledger.totalSurplus(lane.owner))).isEqualTo(total).isPositive();
        assertThat(get(ledger.totalSurplus(LaneEvents.LOSER))).isZero();
    }

    private static BigInteger surplus(PooledOrder order, AwardedBundle award) {
        OrderFill fill = Objects.requireNonNull(award.fills().get(order.uid()));
        return UserSurplus.inNative(LaneEvents.execution(order, fill), LaneEvents.prices(List.of(order)))
                .toBigInteger();
    }

    @Test
    void shouldFindTheAuctionOfATransaction() {
        AwardedBundle award = lane.won(7, lane.accepted());
        assertThat(get(ledger.competitionOf(TX))).isEmpty();
        lane.mined(award, TX, 100);
        assertThat(get(ledger.competitionOf(TX))).isEqualTo(get(ledger.competition(7)));
        assertThat(get(ledger.competitionOf(OTHER_TX))).isEmpty();
    }

    @Test
    void shouldTellATradeWithItsFees() {
        OrderUid uid = lane.accepted();
        AwardedBundle award = lane.won(1, uid);
        lane.mined(award, TX, 100);

        Order order = lane.order(uid).intent().order();
        assertThat(get(ledger.tradesOf(uid, PAGE)))
                .containsExactly(new Trade(
                        1,
                        TX,
                        100,
                        5,
                        uid,
                        lane.owner,
                        LaneEvents.WINNER,
                        LaneEvents.LOSER,
                        Uint256.of(100),
                        Uint256.of(3),
                        Uint256.of(200),
                        List.of(new ProtocolFee(null, Uint256.of(4))),
                        order.isSell() ? order.buyToken() : order.sellToken()));
    }

    @Test
    void shouldTellWhatEachPolicyTook() {
        OrderUid uid = lane.accepted();
        boolean isSell = lane.order(uid).intent().order().isSell();
        FeePolicy everything = new FeePolicy.Volume(isSell ? Fraction.of(1, 51) : Fraction.of(1, 24));
        FeePolicy nothing = new FeePolicy.Volume(Fraction.ZERO);
        lane.charges(everything, nothing);
        lane.mined(lane.won(1, uid), TX, 100);

        assertThat(get(ledger.tradesOf(uid, PAGE)).getFirst().protocolFees())
                .containsExactly(new ProtocolFee(everything, Uint256.of(4)), new ProtocolFee(nothing, Uint256.ZERO));
    }

    @Test
    void shouldTellWhatAPolicyTookThatOnlyThisOrderHad() {
        OrderUid uid = lane.accepted();
        boolean isSell = lane.order(uid).intent().order().isSell();
        FeePolicy own = new FeePolicy.Volume(isSell ? Fraction.of(1, 51) : Fraction.of(1, 24));
        lane.charges(new FeePolicy.Volume(Fraction.ZERO));
        lane.chargesOnly(uid, own);
        lane.mined(lane.won(1, uid), TX, 100);

        assertThat(get(ledger.tradesOf(uid, PAGE)).getFirst().protocolFees())
                .containsExactly(new ProtocolFee(own, Uint256.of(4)));
    }

    @Test
    void shouldNotGuessWhichPolicyTookAFeeThatDoesNotFollowFromThem() {
        OrderUid uid = lane.accepted();
        lane.charges(new FeePolicy.Volume(Fraction.of(1, 2)));
        lane.mined(lane.won(1, uid), TX, 100);

        assertThat(get(ledger.tradesOf(uid, PAGE)).getFirst().protocolFees())
                .containsExactly(new ProtocolFee(null, Uint256.of(4)));
    }

    @Test
    void shouldListTheTradesOfAnOwnerTheLatestFirst() {
        OrderUid early = lane.accepted();
        OrderUid late = lane.accepted();
        AwardedBundle first = lane.won(1, early);
        AwardedBundle second = lane.won(2, late);
        lane.mined(second, OTHER_TX, 102);
        lane.mined(first, TX, 101);

        assertThat(get(ledger.tradesOf(lane.owner, PAGE)))
                .extracting(Trade::uid)
                .containsExactly(late, early);
        assertThat(get(ledger.tradesOf(lane.owner, new Page(1, 1))))
                .extracting(Trade::uid)
                .containsExactly(early);
    }

    @Test
    void shouldFindTheOrdersOfATransaction() {
        OrderUid uid = lane.accepted();
        lane.mined(lane.won(1, uid), TX, 100);

        assertThat(get(ledger.ordersOfTransaction(TX))).containsExactly(lane.order(uid));
        assertThat(get(ledger.ordersOfTransaction(OTHER_TX))).isEmpty();
    }

    @Test
    void shouldForgetTheTradesOfASettlementThatLeftItsBlock() {
        OrderUid uid = lane.accepted();
        AwardedBundle award = lane.won(1, uid);
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementReturned(award.job()));

        assertThat(get(ledger.tradesOf(uid, PAGE))).isEmpty();
        assertThat(get(ledger.ordersOfTransaction(TX))).isEmpty();
        assertThat(get(ledger.competition(1)).orElseThrow().awards())
                .extracting(AwardedSolution::transaction)
                .containsOnlyNulls();
    }

    @Test
    void shouldKeepOnlyTheLatestBlockOfASettlementThatMoved() {
        OrderUid uid = lane.accepted();
        AwardedBundle award = lane.won(1, uid);
        lane.mined(award, TX, 100);
        lane.mined(award, OTHER_TX, 101);

        assertThat(get(ledger.tradesOf(uid, PAGE)))
                .extracting(Trade::transaction, Trade::blockNumber)
                .containsExactly(tuple(OTHER_TX, 101L));
    }

    @Test
    void shouldForgetTheTradesOfASettlementThatFailsInAnotherBlock() {
        OrderUid uid = lane.accepted();
        AwardedBundle award = lane.won(1, uid);
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementReverted(award.job(), TX, 50_000, Uint256.of(10), "NotConserved"));

        assertThat(get(ledger.tradesOf(uid, PAGE))).isEmpty();
    }

    @Test
    void shouldLeaveOutTradesThatBelongToAnotherSettlementOfTheTransaction() {
        OrderUid uid = lane.accepted();
        OrderUid other = lane.accepted();
        AwardedBundle award = lane.won(1, uid);
        AwardedBundle beside = lane.won(2, other);
        lane.happens(new LaneEvent.SettlementMined(award.job(), LaneEvents.mined(beside, TX, 100, 5)));

        assertThat(get(ledger.tradesOf(lane.owner, PAGE))).isEmpty();
    }

    @Test
    void shouldPublishACompetitionWithItsTransactions() {
        AwardedBundle award = lane.won(1, lane.accepted(), lane.accepted());
        PublishedCompetition decided = get(ledger.competition(1)).orElseThrow();
        lane.mined(award, TX, 100);

        PublishedCompetition settled = get(ledger.competition(1)).orElseThrow();

        assertThat(decided.competition().solutions()).hasSize(2);
        assertThat(decided.awards())
                .containsExactly(new AwardedSolution(
                        LaneEvents.WINNER, Uint256.ONE, award.job().bundleHash(), null));
        assertThat(settled.competition()).isEqualTo(decided.competition());
        assertThat(settled.awards()).extracting(AwardedSolution::transaction).containsExactly(TX);
    }

    @Test
    void shouldCallTheAuctionLatestThatWasDecidedLast() {
        OrderUid uid = lane.accepted();
        lane.won(1, uid);
        lane.won(2, uid);
        lane.cut(3, uid);
        lane.happens(new LaneEvent.AuctionAborted(3));
        lane.cut(4, uid);

        assertThat(get(ledger.latestCompetition()).orElseThrow().competition().auctionId())
                .isEqualTo(2);
        assertThat(get(ledger.competition(3))).isEmpty();
        assertThat(get(ledger.competition(4))).isEmpty();
    }

    @Test
    void shouldBookTheGasOfMinedAndFailedTransactions() {
        AwardedBundle failing = lane.won(1, lane.accepted());
        lane.signed(failing, TX);
        lane.happens(new LaneEvent.SettlementReverted(failing.job(), TX, 50_000, Uint256.of(10), "NotConserved"));
        AwardedBundle settling = lane.won(2, lane.accepted());
        lane.signed(settling, OTHER_TX);
        lane.mined(settling, OTHER_TX, 100);

        assertThat(get(ledger.gasOf(LaneEvents.WINNER)))
                .isEqualTo(new GasBooked(2, Uint256.of(250_000), Uint256.of(50_000 * 10 + 200_000 * 30)));
        assertThat(get(ledger.gasOf(LaneEvents.LOSER))).isEqualTo(new GasBooked(0, Uint256.ZERO, Uint256.ZERO));
    }

    @Test
    void shouldBookOnlyTheTransactionThatSpentTheNonce() {
        AwardedBundle award = lane.won(1, lane.accepted());
        lane.signed(award, TX);
        lane.signed(award, OTHER_TX);
        lane.mined(award, TX, 100);
        lane.mined(award, OTHER_TX, 101);

        assertThat(get(ledger.gasOf(LaneEvents.WINNER)).transactions()).isEqualTo(1);
    }

    @Test
    void shouldNotBookGasThatASettlementBySomeoneElseCost() {
        AwardedBundle award = lane.won(1, lane.accepted());
        lane.signed(award, TX);
        lane.mined(award, OTHER_TX, 100);

        assertThat(get(ledger.gasOf(LaneEvents.WINNER)).transactions()).isZero();
    }

    @Test
    void shouldTakeBackTheGasOfATransactionThatLeftItsBlock() {
        AwardedBundle award = lane.won(1, lane.accepted());
        lane.signed(award, TX);
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementReturned(award.job()));

        assertThat(get(ledger.gasOf(LaneEvents.WINNER)).transactions()).isZero();
    }

    @Test
    void shouldTellTheTradesThatComeAfterAPosition() {
        for (int auction = 1; auction <= 4; auction++) {
            lane.mined(lane.won(auction, lane.accepted()), Keccak256.hash("transaction " + auction), 100 + auction);
        }
        assertThat(get(ledger.tradesOf(lane.owner, new Page(0, 2, new Ledger.Position(103, 6)))))
                .extracting(Trade::auctionId)
                .containsExactly(3L, 2L);
        assertThat(get(ledger.tradesOf(lane.owner, new Page(1, 2, new Ledger.Position(103, 5)))))
                .extracting(Trade::auctionId)
                .containsExactly(1L);
    }
}
