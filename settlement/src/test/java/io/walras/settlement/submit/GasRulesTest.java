package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GasRulesTest {
    private static final GasRules RULES = new GasRules(1_000, 10);

    @Test
    void shouldAddAQuarterRoundedUpAndTheMargin() {
        assertThat(RULES.limitFor(101)).hasValue(101 + 26 + 10);
    }

    @Test
    void shouldAllowALimitOfExactlyTheCap() {
        assertThat(RULES.limitFor(792)).hasValue(1_000);
    }

    @Test
    void shouldRefuseALimitAboveTheCap() {
        assertThat(RULES.limitFor(793)).isEmpty();
    }

    @Test
    void shouldRefuseAnAbsurdAmountOfGas() {
        assertThat(RULES.limitFor(Long.MAX_VALUE)).isEmpty();
        assertThat(RULES.limitFor(-1)).isEmpty();
    }
}
