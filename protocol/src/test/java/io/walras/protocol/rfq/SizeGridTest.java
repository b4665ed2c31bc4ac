package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SizeGridTest {
    @Test
    void shouldAskForNothingWhereNothingIsSold() {
        assertThat(SizeGrid.up(Uint256.ZERO)).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldAskForMuchTheSameWhoeverSells() {
        assertThat(SizeGrid.up(Uint256.of(1_000_000))).isEqualTo(SizeGrid.up(Uint256.of(1_010_000)));
    }

    @Test
    void shouldNeverAskForLessNorForAQuarterMore() {
        Property.forAll(500, gen -> {
            Uint256 amount = gen.positive(256);

            Uint256 size = SizeGrid.up(amount);

            BigInteger quarterMore =
                    Rounding.CEIL.divide(amount.toBigInteger().multiply(BigInteger.valueOf(5)), BigInteger.valueOf(4));
            assertThat(size).isGreaterThanOrEqualTo(amount);
            assertThat(size.toBigInteger()).isLessThanOrEqualTo(quarterMore);
            assertThat(SizeGrid.up(size)).isEqualTo(size);
        });
    }
}
