package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Property;
import org.junit.jupiter.api.Test;

class GasPriceRulesTest {
    private static final GasPriceRules RULES = new GasPriceRules(Uint256.of(10), Uint256.of(1_000), Uint256.of(100));

    @Test
    void shouldBidTwiceTheBaseFeePlusTheTip() {
        assertThat(RULES.first(Uint256.of(300))).isEqualTo(fees(610, 10));
    }

    @Test
    void shouldNeverBidMoreThanTheCap() {
        assertThat(RULES.first(Uint256.of(5_000))).isEqualTo(fees(1_000, 10));
    }

    @Test
    void shouldRaiseBothFieldsByAnEighthRoundedUp() {
        assertThat(RULES.bumped(fees(201, 81), Uint256.ZERO)).contains(fees(227, 92));
    }

    @Test
    void shouldRaiseTinyFeesByAtLeastOne() {
        GasPriceRules free = new GasPriceRules(Uint256.ZERO, Uint256.of(1_000), Uint256.of(100));

        assertThat(free.bumped(fees(1, 0), Uint256.ZERO)).contains(fees(2, 1));
    }

    @Test
    void shouldFollowABaseFeeThatRoseFaster() {
        assertThat(RULES.bumped(fees(210, 10), Uint256.of(400))).contains(fees(810, 12));
    }

    @Test
    void shouldNotBumpBeyondTheCaps() {
        assertThat(RULES.bumped(fees(900, 10), Uint256.ZERO)).isEmpty();
        assertThat(RULES.bumped(fees(500, 90), Uint256.ZERO)).isEmpty();
    }

    @Test
    void shouldAlwaysReplaceByTwelveAndAHalfPercentInBothFields() {
        GasPriceRules uncapped = new GasPriceRules(Uint256.ONE, Uint256.MAX, Uint256.MAX);
        Property.forAll(1_000, gen -> {
            Uint256 tip = gen.uint(60);
            GasFees before = new GasFees(tip.plus(gen.uint(60)), tip);
            GasFees after = uncapped.bumped(before, gen.uint(60)).orElseThrow();

            assertThat(isReplacement(before.maxFeePerGas(), after.maxFeePerGas()))
                    .isTrue();
            assertThat(isReplacement(before.maxPriorityFeePerGas(), after.maxPriorityFeePerGas()))
                    .isTrue();
        });
    }

    @Test
    void shouldRefuseCapsThatContradictEachOther() {
        assertThatThrownBy(() -> new GasPriceRules(Uint256.of(2), Uint256.of(5), Uint256.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isReplacement(Uint256 before, Uint256 after) {
        return Uint256.compareProducts(after, Uint256.of(1_000), before, Uint256.of(1_125)) >= 0
                && after.isGreaterThan(before);
    }

    private static GasFees fees(long maxFee, long tip) {
        return new GasFees(Uint256.of(maxFee), Uint256.of(tip));
    }
}
