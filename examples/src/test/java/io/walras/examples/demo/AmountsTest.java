package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "1234567890000000000, 18, 1.23456",
        "1500000, 6, 1.5",
        "2999999999999, 6, 2999999",
        "100000000, 8, 1",
        "0, 18, 0",
        "1, 18, 0.000000000000000001"
    })
    void shouldShowSixDigitsRoundedDown(String atoms, int decimals, String shown) {
        assertThat(Amounts.of(Uint256.parseDecimal(atoms).orElseThrow(), decimals))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"123, 1.23 %", "5, 0.05 %", "0, 0.00 %"})
    void shouldShowBasisPointsAsPerCent(long bps, String shown) {
        assertThat(Amounts.percent(bps)).isEqualTo(shown);
    }
}
