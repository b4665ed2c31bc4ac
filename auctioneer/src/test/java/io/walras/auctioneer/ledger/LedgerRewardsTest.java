package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.LaneEvents.LOSER;
import static io.walras.auctioneer.ledger.LaneEvents.WINNER;
import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import java.math.BigInteger;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What solvers get and owe, on each database. */
@ParameterizedClass
@EnumSource(Vendor.class)
class LedgerRewardsTest {
    private static final Bytes32 TX = Keccak256.hash("transaction");

    private final ProjectedLedger lane;
    private final Ledger ledger;

    LedgerRewardsTest(Vendor vendor) {
        lane = ProjectedLedger.over(vendor);
        ledger = lane.ledger();
    }

    @Test
    void shouldTellNoRewardBeforeTheSettlementIsFinal() {
        AwardedBundle award = won(1);
        lane.mined(award, TX, 100);

        assertThat(published(1).rewards()).isEmpty();
        assertThat(published(1).rewardRules()).isEqualTo(RewardRules.STANDARD);
    }

    @Test
    void shouldRewardTheWinnerOnceItsSettlementIsFinal() {
        AwardedBundle award = won(1);
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementFinal(award.job()));

        // No reference score is known of this auction, so there is nothing to get; but the sums are told.
        assertThat(published(1).rewards()).containsOnlyKeys(WINNER);
        assertThat(published(1).rewards().get(WINNER)).satisfies(reward -> {
            assertThat(Objects.requireNonNull(reward).score()).isEqualTo(10);
            assertThat(reward.missing()).isZero();
            assertThat(reward.reward()).isZero();
        });
        assertThat(get(ledger.standingOf(WINNER)).settled()).isEqualTo(1);
    }

    @Test
    void shouldChargeAWinnerAtFault() {
        AwardedBundle award = won(1);
        lane.happens(
                new LaneEvent.SolverFaulted(1, WINNER, SolverFault.NotSettled, "InteractionFailed"),
                new LaneEvent.AwardLapsed(award.job()));

        SolverStanding standing = get(ledger.standingOf(WINNER));
        assertThat(standing.rewards()).isEqualTo(BigInteger.TEN.negate());
        assertThat(standing.lapsed()).isEqualTo(1);
        assertThat(standing.faults()).isEqualTo(1);
        assertThat(standing.duty().faults()).isEqualTo(1);
        assertThat(published(1).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.evidence()).isEqualTo("InteractionFailed"));
    }

    @Test
    void shouldChargeNobodyForALapseWithoutAFault() {
        lane.happens(new LaneEvent.AwardLapsed(won(1).job()));

        assertThat(get(ledger.standingOf(WINNER)).rewards()).isZero();
        assertThat(Objects.requireNonNull(published(1).rewards().get(WINNER)).uncapped())
                .isEqualTo(-10);
    }

    @Test
    void shouldSumUpOverAuctions() {
        for (long auction = 1; auction <= 2; auction++) {
            AwardedBundle award = won(auction);
            lane.happens(
                    new LaneEvent.SolverFaulted(auction, WINNER, SolverFault.NotSettled, ""),
                    new LaneEvent.AwardLapsed(award.job()));
        }

        SolverStanding standing = get(ledger.standingOf(WINNER));
        assertThat(standing.rewards()).isEqualTo(-20);
        assertThat(standing.auctionsWon()).isEqualTo(2);
        assertThat(standing.duty().blockedUntil()).isPositive();
    }

    @Test
    void shouldRewardNothingInAnAuctionOfAnEarlierVersion() {
        AwardedBundle award = lane.won(1, lane.accepted());
        lane.happens(new LaneEvent.AwardLapsed(award.job()));

        assertThat(published(1).rewards()).isEmpty();
        assertThat(published(1).rewardRules()).isNull();
    }

    @Test
    void shouldGiveAStrangerACleanSlate() {
        assertThat(get(ledger.standingOf(LOSER)).rewards()).isZero();
        assertThat(get(ledger.standingOf(LOSER)).duty().blockedUntil()).isZero();
    }

    private AwardedBundle won(long auctionId) {
        AwardedBundle award = lane.won(auctionId, lane.accepted());
        lane.happens(new LaneEvent.RewardsOffered(auctionId, RewardRules.STANDARD));
        return award;
    }

    private PublishedCompetition published(long auctionId) {
        return get(ledger.competition(auctionId)).orElseThrow();
    }
}
