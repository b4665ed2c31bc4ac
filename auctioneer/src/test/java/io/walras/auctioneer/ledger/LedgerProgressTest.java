package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.ledger.AuctionOutcome.Result;
import io.walras.auctioneer.ledger.OrderIncident.Kind;
import io.walras.auctioneer.ledger.OrderProgress.ExecutedAmounts;
import io.walras.auctioneer.ledger.OrderProgress.SolutionShare;
import io.walras.auctioneer.ledger.OrderProgress.Stage;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
final class LedgerProgressTest {
    private static final Bytes32 TX = Keccak256.hash("transaction");
    private static final BundleRefusal REVERTS =
            new BundleRefusal(BundleRefusal.Code.SimulationFailed, "NativePaymentRefused");
    private static final SolutionShare WINS =
            new SolutionShare(LaneEvents.WINNER, new ExecutedAmounts(Uint256.of(100), Uint256.of(200)));
    private static final SolutionShare LOSES =
            new SolutionShare(LaneEvents.LOSER, new ExecutedAmounts(Uint256.of(100), Uint256.of(200)));

    private final ProjectedLedger lane;
    private final Ledger ledger;

    LedgerProgressTest(Vendor vendor) {
        lane = ProjectedLedger.over(vendor);
        ledger = lane.ledger();
    }

    private OrderProgress progress(OrderUid uid) {
        return get(ledger.progress(uid)).orElseThrow();
    }

    @Test
    void shouldCallANewOrderScheduled() {
        OrderUid old = lane.accepted();
        lane.won(1, old);

        assertThat(progress(lane.accepted()).stage()).isEqualTo(Stage.SCHEDULED);
    }

    @Test
    void shouldCallAnOrderActiveOnceItIsInAnAuction() {
        OrderUid uid = lane.accepted();
        lane.cut(1, uid);

        assertThat(progress(uid).stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void shouldCallAWaitingOrderOpen() {
        OrderUid uid = lane.accepted();
        lane.happens(new PoolEvent.WaitingChanged(uid, WaitReason.InsufficientBalance));

        assertThat(progress(uid)).isEqualTo(new OrderProgress(Stage.OPEN, List.of(), WaitReason.InsufficientBalance));
    }

    @Test
    void shouldCallAnExpiredOrderOpen() {
        OrderUid uid = lane.accepted();
        lane.happens(new PoolEvent.OrderExpired(uid));

        assertThat(progress(uid).stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void shouldCallACancelledOrderCancelled() {
        OrderUid uid = lane.accepted();
        lane.happens(new PoolEvent.OrderCancelled(uid, lane.now()));

        assertThat(progress(uid).stage()).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void shouldShowEverySolutionToAnOrderThatOneLeavesOut() {
        OrderUid loser = lane.accepted();
        lane.won(1, lane.accepted(), loser);

        SolutionShare leftOut = new SolutionShare(LaneEvents.WINNER, null);
        SolutionShare considered =
                new SolutionShare(LaneEvents.LOSER, new ExecutedAmounts(Uint256.of(50), Uint256.of(100)));
        assertThat(progress(loser)).isEqualTo(new OrderProgress(Stage.SOLVED, List.of(leftOut, considered)));
    }

    @Test
    void shouldCallASolvedOrderActiveAgainOnceTheNextBatchIsCut() {
        OrderUid loser = lane.accepted();
        lane.won(1, lane.accepted(), loser);
        lane.cut(2, loser);
        assertThat(progress(loser)).isEqualTo(new OrderProgress(Stage.ACTIVE, List.of()));

        lane.happens(new LaneEvent.AuctionAborted(2));
        assertThat(progress(loser).stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void shouldCallASolvedOrderScheduledIfTheNextBatchLeavesItOut() {
        OrderUid loser = lane.accepted();
        lane.won(1, lane.accepted(), loser);
        lane.cut(2, lane.accepted());

        assertThat(progress(loser).stage()).isEqualTo(Stage.SCHEDULED);
    }

    @Test
    void shouldCallAnAwardedOrderExecutingEvenIfItsCancellationIsRequested() {
        OrderUid uid = lane.accepted();
        lane.won(1, uid);
        lane.happens(new PoolEvent.CancelRequested(uid, lane.now()));

        assertThat(progress(uid)).isEqualTo(new OrderProgress(Stage.EXECUTING, List.of(WINS, LOSES)));
    }

    @Test
    void shouldCallAFilledOrderTradedInTheAuctionThatFilledItFirst() {
        OrderUid uid = lane.accepted();
        lane.mined(lane.won(1, uid), TX, 100);
        lane.won(2, uid, lane.accepted());

        assertThat(progress(uid)).isEqualTo(new OrderProgress(Stage.TRADED, List.of(WINS, LOSES)));
    }

    @Test
    void shouldTellWhatHappenedToAnOrder() {
        OrderUid uid = lane.accepted();
        lane.happens(new PoolEvent.WaitingChanged(uid, WaitReason.InsufficientAllowance));
        lane.happens(new PoolEvent.WaitingChanged(uid, null));
        AwardedBundle award = lane.won(1, uid);
        lane.signed(award, TX);
        lane.happens(new LaneEvent.SettlementReverted(award.job(), TX, 1, Uint256.ONE, "NotConserved"));
        lane.happens(new LaneEvent.SettlementReturned(award.job()));
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementFinal(award.job()), new LaneEvent.JobFinished(award.job()));

        assertThat(get(ledger.incidents(uid)))
                .extracting(OrderIncident::kind)
                .containsExactly(
                        Kind.ACCEPTED,
                        Kind.WAITING,
                        Kind.RESUMED,
                        Kind.AWARDED,
                        Kind.SUBMITTED,
                        Kind.REVERTED,
                        Kind.RETURNED,
                        Kind.MINED,
                        Kind.FINAL);
        assertThat(get(ledger.incidents(uid)))
                .contains(new OrderIncident(LaneEvents.AT + 1_000, Kind.WAITING, null, null, "InsufficientAllowance"))
                .contains(new OrderIncident(LaneEvents.AT + 7_000, Kind.REVERTED, 1L, TX, "NotConserved"));
    }

    @Test
    void shouldTellThatAnAwardLapsed() {
        OrderUid uid = lane.accepted();
        AwardedBundle award = lane.won(1, uid);
        lane.happens(new LaneEvent.AwardLapsed(award.job()));

        assertThat(get(ledger.incidents(uid)).getLast().kind()).isEqualTo(Kind.LAPSED);
    }

    @Test
    void shouldTellOnceThatAnOrderIsConsideredAgainAndAgain() {
        OrderUid loser = lane.accepted();
        lane.won(1, lane.accepted(), loser);
        lane.won(2, lane.accepted(), loser);

        assertThat(get(ledger.incidents(loser)))
                .extracting(OrderIncident::kind)
                .containsExactly(Kind.ACCEPTED, Kind.CONSIDERED);
    }

    @Test
    void shouldTellWhatCameOfAnOrderInTheLatestAuctionsThatOfferedIt() {
        OrderUid loser = lane.accepted();
        OrderUid winner = lane.accepted();
        lane.won(1, winner, loser);
        lane.won(2, lane.accepted());
        OrderUid alone = lane.accepted();
        lane.happens(
                LaneEvents.cut(3, 99, List.of(lane.order(alone))),
                new LaneEvent.AuctionClosed(
                        LaneEvents.competition(3, List.of(lane.order(alone)), new TreeMap<>(), new TreeMap<>()),
                        List.of()));
        assertThat(outcomes(loser)).containsExactly(tuple(1L, Result.BetterBid));
        assertThat(outcomes(winner)).containsExactly(tuple(1L, Result.Awarded));
        assertThat(get(ledger.timeline(alone)).orElseThrow().auctions())
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.result()).isIn(Result.LimitOutOfReach, Result.NoBid);
                    assertThat(outcome.reference()).isNotNull();
                    assertThat(outcome.best()).isNull();
                });
        assertThat(get(ledger.timeline(winner)).orElseThrow().incidents()).isEqualTo(get(ledger.incidents(winner)));
        assertThat(get(ledger.timeline(
                        LaneEvents.intent(new Gen(99), lane.owner, 0).uid())))
                .isEmpty();
    }

    @Test
    void shouldTellThatABidThatFillsItWasRefusedBySimulation() {
        OrderUid filled = lane.accepted();
        OrderUid other = lane.accepted();
        lane.refused(1, REVERTS, List.of(LaneEvents.bid(filled)), filled, other);

        assertThat(get(ledger.timeline(filled)).orElseThrow().auctions())
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.result()).isEqualTo(Result.BidRefused);
                    assertThat(outcome.refusal()).isEqualTo("SimulationFailed: NativePaymentRefused");
                });
        assertThat(outcomes(other).getFirst().toList().getLast()).isIn(Result.NoBid, Result.LimitOutOfReach);
    }

    @Test
    void shouldNotTellThatNobodyHasBidIfARefusedBidCannotBeRead() {
        OrderUid uid = lane.accepted(lane.gen.address(), 1_000);
        lane.refused(1, REVERTS, List.of(), uid);

        assertThat(outcomes(uid)).containsExactly(tuple(1L, Result.UnknownBidRefused));
    }

    @Test
    void shouldTellThatTheLimitOfANativeBuyIsOutOfReach() {
        OrderUid uid = lane.accepted(Address.NATIVE, 1_001);
        lane.refused(1, REVERTS, List.of(), uid);

        assertThat(outcomes(uid)).containsExactly(tuple(1L, Result.LimitOutOfReach));
    }

    @Test
    void shouldTellNoMoreThanTheLatestFiveAuctions() {
        OrderUid loser = lane.accepted();
        for (int auction = 1; auction <= 7; auction++) {
            lane.won(auction, lane.accepted(), loser);
        }
        assertThat(outcomes(loser))
                .extracting(outcome -> outcome.toList().getFirst())
                .containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    private List<Tuple> outcomes(OrderUid uid) {
        return get(ledger.timeline(uid)).orElseThrow().auctions().stream()
                .map(outcome -> tuple(outcome.auctionId(), outcome.result()))
                .toList();
    }

    @Test
    void shouldTellForWhichLiveAwardsATransactionWasSent() {
        OrderUid sent = lane.accepted();
        OrderUid settled = lane.accepted();
        OrderUid unsent = lane.accepted();
        lane.signed(lane.won(1, sent), TX);
        AwardedBundle award = lane.won(2, settled);
        lane.signed(award, Keccak256.hash("another transaction"));
        lane.mined(award, Keccak256.hash("another transaction"), 100);
        lane.won(3, unsent);
        assertThat(get(ledger.submitted(List.of(sent, settled, unsent)))).containsExactly(sent);
        assertThat(get(ledger.submitted(List.of()))).isEmpty();
    }
}
