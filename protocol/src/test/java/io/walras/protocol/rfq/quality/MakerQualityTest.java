package io.walras.protocol.rfq.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.MakerAnswer.JudgedQuote;
import io.walras.protocol.rfq.MakerAnswer.Outcome;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakerQualityTest {
    private static final Address MAKER = Orders.BOB.address();
    private static final long NOON = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    private static MakerAnswer answer(
            Outcome outcome, @Nullable String code, @Nullable Long millis, JudgedQuote... quotes) {
        return new MakerAnswer(
                "7-1",
                MAKER,
                Orders.WETH,
                Orders.USDC,
                Uint256.ONE,
                Uint256.ONE,
                NOON,
                millis == null ? null : NOON + millis,
                outcome,
                code,
                1L,
                List.of(quotes));
    }

    private static MakerAnswer quoted(long millis) {
        return answer(Outcome.Quoted, null, millis);
    }

    private static final MakerAnswer LATE = answer(Outcome.TimedOut, null, null);

    private static JudgedQuote judged(long streamed, long firm) {
        return new JudgedQuote(Bytes32.ZERO, Orders.WETH, Uint256.of(5), Uint256.of(firm), Uint256.of(streamed), null);
    }

    private static MakerQuality after(MakerAnswer... answers) {
        MakerQuality quality = MakerQuality.EMPTY;
        for (MakerAnswer answer : answers) {
            quality = quality.answered(answer, NOON);
        }
        return quality;
    }

    private static MakerStats stats(MakerAnswer... answers) {
        return after(answers).stats(MAKER, NOON);
    }

    @Test
    void shouldTrustANewcomer() {
        assertThat(MakerQuality.EMPTY.stats(MAKER, NOON).weight()).isEqualTo(QualityRules.PARTS);
    }

    @Test
    void shouldTakeHalfOfTheShareOfTimeoutsOffTheWeight() {
        MakerStats stats = stats(LATE, quoted(10), quoted(10), quoted(10));

        assertThat(stats.late()).isEqualTo(1);
        assertThat(stats.weight()).isEqualTo(QualityRules.PARTS - QualityRules.PARTS / 8);
        assertThat(stats.isRestricted()).as("timeouts are no faults").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Declined,1000000", "Rejected,500000"})
    void shouldChargeForReasonsThatAMakerCouldHaveAvoided(Outcome outcome, int weight) {
        assertThat(stats(answer(outcome, "Reason", 5L)).weight()).isEqualTo(weight);
    }

    @Test
    void shouldChargeForQuotesThatNobodyCanTake() {
        assertThat(stats(answer(Outcome.Invalid, "WrongAmount", 5L)).invalid()).isEqualTo(1);
        assertThat(stats(answer(Outcome.Revoked, "Revoked", 5L)).invalid()).isEqualTo(1);
    }

    @Test
    void shouldChargeForQuotesThatAreWorseThanTheLevels() {
        MakerStats stats = stats(answer(Outcome.Quoted, null, 5L, judged(1_000_000, 999_000)));

        assertThat(stats.divergence()).isEqualTo(new Divergence(1_000, 0));
        assertThat(stats.weight()).isEqualTo(QualityRules.PARTS - 800 * QualityRules.COST_OF_DIVERGENCE);
    }

    @Test
    void shouldNotChargeForQuotesThatAreBetterThanTheLevels() {
        MakerStats stats = stats(answer(Outcome.Quoted, null, 5L, judged(1_000_000, 1_000_400)));

        assertThat(stats.divergence().bias()).isEqualTo(-400);
        assertThat(stats.weight()).isEqualTo(QualityRules.PARTS);
    }

    @Test
    void shouldChargeForScatter() {
        MakerStats stats =
                stats(answer(Outcome.Quoted, null, 5L, judged(1_000_000, 1_001_000), judged(1_000_000, 999_000)));

        assertThat(stats.divergence()).isEqualTo(new Divergence(0, 1_000));
        assertThat(stats.weight()).isEqualTo(QualityRules.PARTS - 500 * QualityRules.COST_OF_DIVERGENCE);
    }

    @Test
    void shouldTellHowFastAnswersCome() {
        List<MakerAnswer> answers = new ArrayList<>();
        for (long millis = 1; millis <= 100; millis++) {
            answers.add(quoted(millis));
        }
        MakerStats stats = stats(answers.toArray(MakerAnswer[]::new));

        assertThat(stats.p50()).isEqualTo(50);
        assertThat(stats.p99()).isEqualTo(99);
    }

    @Test
    void shouldRestrictAMakerWithTooManyFaultsForAQuarterOfAnHour() {
        MakerQuality quality = MakerQuality.EMPTY.faulted(MAKER, NOON).faulted(MAKER, NOON);

        assertThat(quality.stats(MAKER, NOON).restrictedUntil()).isEqualTo(NOON + 15 * MINUTE);
        assertThat(quality.stats(MAKER, NOON + 15 * MINUTE).isRestricted()).isFalse();
    }

    @Test
    void shouldForgetRequestsAfterADay() {
        MakerQuality quality = after(LATE).answered(quoted(1), NOON + QualityRules.WINDOW_MILLIS);

        assertThat(quality.stats(MAKER, NOON + QualityRules.WINDOW_MILLIS).requests())
                .isEqualTo(1);
    }

    @Test
    void shouldCountTheLatestRequestsOnly() {
        MakerQuality quality = after(LATE);
        for (int i = 0; i < QualityRules.WINDOW; i++) {
            quality = quality.answered(quoted(1), NOON);
        }
        assertThat(quality.stats(MAKER, NOON).late()).isZero();
    }

    @Test
    void shouldTellHowManyQuotesWin() {
        MakerStats stats =
                after(quoted(1), quoted(1), quoted(1)).selected(MAKER, NOON).stats(MAKER, NOON);

        assertThat(stats.winRate()).isEqualTo(333_333);
    }

    @Test
    void shouldKeepTheWeightInItsBoundsAndTellTheSameForTheSameHistory() {
        Property.forAll(200, gen -> {
            long seed = gen.random().nextLong();

            MakerStats stats = history(new Gen(seed)).stats(MAKER, NOON);

            assertThat(stats.weight()).isBetween(QualityRules.LEAST_WEIGHT, QualityRules.PARTS);
            assertThat(stats.requests())
                    .isEqualTo(stats.quoted() + stats.declined() + stats.rejected() + stats.invalid() + stats.late());
            assertThat(history(new Gen(seed)).stats(MAKER, NOON)).isEqualTo(stats);
        });
    }

    private static MakerQuality history(Gen gen) {
        MakerQuality quality = MakerQuality.EMPTY;
        Random random = gen.random();
        for (int i = gen.between(0, 300); i > 0; i--) {
            quality = switch (gen.between(0, 5)) {
                case 0 -> quality.answered(LATE, NOON - i);
                case 1 ->
                    quality.answered(
                            answer(
                                    Outcome.Quoted,
                                    null,
                                    (long) random.nextInt(300),
                                    judged(1 + random.nextInt(1_000), random.nextInt(2_000))),
                            NOON - i);
                case 2 ->
                    quality.answered(answer(gen.bool() ? Outcome.Rejected : Outcome.Declined, "Reason", 3L), NOON - i);
                case 3 -> quality.selected(MAKER, NOON - i);
                case 4 -> quality.settled(MAKER, NOON - i);
                default -> quality.faulted(MAKER, NOON - i);
            };
        }
        return quality;
    }
}
