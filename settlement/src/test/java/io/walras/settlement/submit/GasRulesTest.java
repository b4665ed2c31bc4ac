package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GasRulesTest {
    private static final GasRules RULES = new GasRules(1_000, 10);

    @Test
    void shouldAddAQuarterRoundedUpAndTheMargin() {
        assertThat(RULES.limitFor(101, 0)).hasValue(101 + 26 + 10);
    }

    @Test
    void shouldAllowALimitOfExactlyTheCap() {
        assertThat(RULES.limitFor(792, 0)).hasValue(1_000);
    }

    @Test
    void shouldRefuseALimitAboveTheCap() {
        assertThat(RULES.limitFor(793, 0)).isEmpty();
    }

    @Test
    void shouldRefuseAnAbsurdAmountOfGas() {
        assertThat(RULES.limitFor(Long.MAX_VALUE, 0)).isEmpty();
        assertThat(RULES.limitFor(-1, 0)).isEmpty();
    }

    @Test
    void shouldHaveAllTheGasThatOwnersCallsWerePromised() {
        assertThat(RULES.limitFor(101, 160)).hasValue(101 + 26 + 10 + 160 + 10);
        assertThat(RULES.limitFor(101, 1_000)).isEmpty();
        assertThat(RULES.limitFor(101, Long.MAX_VALUE)).isEmpty();
    }
}
