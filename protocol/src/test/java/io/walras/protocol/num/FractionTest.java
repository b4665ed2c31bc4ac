package io.walras.protocol.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {
    @ParameterizedTest
    @CsvSource({
        "0.3, 3/10",
        "0.0098, 49/5000",
        "0, 0/1",
        "0.0, 0/1",
        "1, 1/1",
        "1e-4, 1/10000",
        "2E-1, 1/5",
        "1.5e1, 15/1",
        "0E-10, 0/1",
        "0.123456789123456789, 123456789123456789/1000000000000000000"
    })
    void shouldReadDecimalTextExactly(String text, String exact) {
        assertThat(Fraction.parseDecimal(text).map(Fraction::toString)).contains(exact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".5", "1.", "-0.1", "+0.1", "NaN", "0,3", "1/3", " 0.1", "1e999", "Infinity"})
    void shouldRefuseAnyOtherText(String text) {
        assertThat(Fraction.parseDecimal(text)).isEmpty();
    }

    @Test
    void shouldRefuseAZeroDenominatorAndNegativeNumbers() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fraction.of(-1, 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldApplyEachFormWithOneRounding() {
        Fraction third = Fraction.of(1, 3);
        BigInteger amount = BigInteger.valueOf(100);

        assertThat(third.of(amount, Rounding.FLOOR)).isEqualTo(33);
        assertThat(third.of(amount, Rounding.CEIL)).isEqualTo(34);
        assertThat(third.grossedUpOf(amount, Rounding.FLOOR)).isEqualTo(50);
        assertThat(third.containedIn(amount, Rounding.FLOOR)).isEqualTo(25);
        assertThat(third.dividedByComplement(amount, Rounding.CEIL)).isEqualTo(150);
        assertThat(third.dividedByOnePlus(amount, Rounding.FLOOR)).isEqualTo(75);
    }

    @Test
    void shouldFindTheGrossAmountFromTheNetAmountWithinOneStep() {
        Property.forAll(1_000, gen -> {
            Fraction share = gen.factor(1_000);
            BigInteger net = gen.uint(256).toBigInteger();
            BigInteger gross = share.dividedByComplement(net, Rounding.CEIL);
            BigInteger left = gross.subtract(share.of(gross, Rounding.FLOOR));

            assertThat(left).isGreaterThanOrEqualTo(net);
            assertThat(left.subtract(net)).isLessThanOrEqualTo(BigInteger.ONE);
        });
    }

    @Test
    void shouldBeEqualInLowestTerms() {
        assertThat(Fraction.of(2, 4)).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO);
        assertThat(Fraction.of(1, 2).isLessThanOne()).isTrue();
        assertThat(Fraction.of(2, 2).isLessThanOne()).isFalse();
    }
}
