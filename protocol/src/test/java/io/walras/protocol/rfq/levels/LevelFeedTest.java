package io.walras.protocol.rfq.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.levels.LevelFeed.Heard;
import io.walras.protocol.rfq.levels.LevelFeed.Refused;
import io.walras.protocol.rfq.levels.LevelFeed.Taken;
import io.walras.protocol.testing.Orders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelFeedTest {
    private static final FeedRules RULES = FeedRules.USUAL;
    private static final long NOON = 1_800_000_000_000L;
    private static final LevelFeed SILENT = LevelFeed.silent(Orders.WETH, Orders.USDC);
    private static final Ladder GOOD = ladder(List.of(at(1_990), at(1_980)), List.of(at(2_010), at(2_020)));

    /** Ten WETH atoms at this price. */
    private static LadderStep at(long price) {
        return step(price, 10);
    }

    private static LadderStep step(long price, long size) {
        return new LadderStep(Uint256.ONE, Uint256.of(price), Uint256.of(size));
    }

    private static Ladder ladder(List<LadderStep> bids, List<LadderStep> asks) {
        return new Ladder(Orders.WETH, Orders.USDC, bids, asks);
    }

    private static Heard heard(Ladder ladder) {
        return SILENT.snapshot(1, ladder, 10_000, NOON, RULES);
    }

    private static LevelFeed good() {
        return heard(GOOD).feed();
    }

    private static void assertRefused(Heard heard, LevelFault fault) {
        assertThat(heard)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void shouldUseLevelsUntilTheyAreStale() {
        assertThat(good().at(NOON + 3_999)).contains(GOOD);
        assertThat(good().at(NOON + 4_000)).isEmpty();
        assertThat(SILENT.snapshot(1, GOOD, 100, NOON, RULES).feed().at(NOON + 100))
                .as("the maker said how long they are good")
                .isEmpty();
    }

    @Test
    void shouldRefuseLevelsThatComeTooFastAndKeepTheOnesBefore() {
        Heard second = good().snapshot(2, GOOD, 10_000, NOON + 249, RULES);

        assertRefused(second, LevelFault.TooFast);
        assertThat(second.feed()).isEqualTo(good());
        assertThat(good().snapshot(2, GOOD, 10_000, NOON + 250, RULES)).isInstanceOf(Taken.class);
    }

    @Test
    void shouldWantASnapshotAfterAGap() {
        Heard gap = good().delta(7, 8, List.of(), List.of(), NOON + 300, RULES);

        assertRefused(gap, LevelFault.SequenceGap);
        assertThat(gap.feed().needsSnapshot()).isTrue();
        assertThat(gap.feed().at(NOON + 300)).isEmpty();
        assertRefused(gap.feed().delta(1, 2, List.of(), List.of(), NOON + 600, RULES), LevelFault.SequenceGap);
        assertThat(gap.feed().snapshot(9, GOOD, 10_000, NOON + 600, RULES)).isInstanceOf(Taken.class);
    }

    @Test
    void shouldRefuseANumberThatWasThere() {
        assertRefused(good().snapshot(1, GOOD, 10_000, NOON + 300, RULES), LevelFault.SequenceGap);
    }

    @Test
    void shouldApplyChanges() {
        LevelFeed changed = good().delta(
                        1, 2, List.of(step(1_990, 0), step(1_985, 3)), List.of(step(2_010, 4)), NOON + 300, RULES)
                .feed();

        assertThat(changed.at(NOON + 300))
                .contains(ladder(List.of(step(1_985, 3), at(1_980)), List.of(step(2_010, 4), at(2_020))));
    }

    @Test
    void shouldRefuseAChangeWithoutAPrice() {
        assertRefused(good().delta(1, 2, List.of(step(0, 0)), List.of(), NOON + 300, RULES), LevelFault.ZeroAmount);
    }

    @Test
    void shouldRefuseStepsThatAreNotInOrder() {
        assertRefused(heard(ladder(List.of(at(1_980), at(1_990)), List.of())), LevelFault.NotOrdered);
        assertRefused(heard(ladder(List.of(), List.of(at(2_010), at(2_010)))), LevelFault.NotOrdered);
    }

    @Test
    void shouldRefuseZeros() {
        assertRefused(heard(ladder(List.of(step(1_990, 0)), List.of())), LevelFault.ZeroAmount);
        assertRefused(heard(ladder(List.of(step(0, 10)), List.of())), LevelFault.ZeroAmount);
    }

    @Test
    void shouldRefuseACrossedLadder() {
        assertRefused(heard(ladder(List.of(at(2_010)), List.of(at(2_010)))), LevelFault.Crossed);
    }

    @Test
    void shouldDropASpreadOfMoreThanATenth() {
        assertThat(heard(ladder(List.of(at(1_000)), List.of(at(1_100))))).isInstanceOf(Taken.class);
        assertRefused(heard(ladder(List.of(at(1_000)), List.of(at(1_101)))), LevelFault.TooWide);
    }

    @Test
    void shouldTakeFortyStepsOnASideAndNoMore() {
        List<LadderStep> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(at(2_000 + i));
        }
        assertThat(heard(ladder(List.of(), steps))).isInstanceOf(Taken.class);
        steps.add(at(3_000));
        assertRefused(heard(ladder(List.of(), steps)), LevelFault.TooManyLevels);
    }

    @Test
    void shouldForgetLevelsThatAreTakenAway() {
        assertThat(good().cleared().at(NOON)).isEmpty();
        assertThat(good().cleared().needsSnapshot()).isTrue();
    }
}
