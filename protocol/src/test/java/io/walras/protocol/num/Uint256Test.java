package io.walras.protocol.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Uint256Test {
    private static final String MAX_TEXT =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935";

    @Test
    void shouldHoldTheLargestValueAndNoLarger() {
        assertThat(Uint256.MAX).hasToString(MAX_TEXT);
        assertThatThrownBy(() -> Uint256.MAX.plus(Uint256.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Uint256.of(BigInteger.ONE.shiftLeft(256))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldRefuseToGoBelowZero() {
        assertThatThrownBy(() -> Uint256.ZERO.minus(Uint256.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Uint256.of(-1)).isInstanceOf(ArithmeticException.class);
        assertThat(Uint256.of(2).minusOrZero(Uint256.of(3))).isEqualTo(Uint256.ZERO);
        assertThat(Uint256.of(5).minusOrZero(Uint256.of(3))).isEqualTo(Uint256.of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "10", MAX_TEXT})
    void shouldReadCanonicalDecimalText(String text) {
        assertThat(Uint256.parseDecimal(text))
                .hasValueSatisfying(value -> assertThat(value).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "-1",
                "+1",
                "1.0",
                "1e18",
                " 1",
                "1 ",
                "0x10",
                "\u0663",
                "1_000",
                "115792089237316195423570985008687907853269984665640564039457584007913129639936",
                "1000000000000000000000000000000000000000000000000000000000000000000000000000000"
            })
    void shouldRefuseAnyOtherText(String text) {
        assertThat(Uint256.parseDecimal(text)).isEmpty();
    }

    @Test
    void shouldMultiplyAtFullWidthBeforeDividing() {
        assertThat(Uint256.MAX.mulDiv(Uint256.MAX, Uint256.MAX, Rounding.FLOOR)).isEqualTo(Uint256.MAX);
        assertThatThrownBy(() -> Uint256.MAX.mulDiv(Uint256.of(2), Uint256.ONE, Rounding.FLOOR))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Uint256.ONE.mulDiv(Uint256.ONE, Uint256.ZERO, Rounding.FLOOR))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldRoundAsNamed() {
        assertThat(Uint256.of(7).mulDiv(Uint256.ONE, Uint256.of(2), Rounding.FLOOR))
                .isEqualTo(Uint256.of(3));
        assertThat(Uint256.of(7).mulDiv(Uint256.ONE, Uint256.of(2), Rounding.CEIL))
                .isEqualTo(Uint256.of(4));
        assertThat(Uint256.of(8).mulDiv(Uint256.ONE, Uint256.of(2), Rounding.CEIL))
                .isEqualTo(Uint256.of(4));
    }

    @Test
    void shouldBracketTheExactQuotientByAtMostOne() {
        Property.forAll(2_000, gen -> {
            Uint256 factor = gen.uint(128);
            Uint256 amount = gen.uint(127);
            Uint256 divisor = gen.positive(256);
            Uint256 floor = amount.mulDiv(factor, divisor, Rounding.FLOOR);
            Uint256 ceil = amount.mulDiv(factor, divisor, Rounding.CEIL);

            assertThat(Uint256.compareProducts(floor, divisor, amount, factor)).isLessThanOrEqualTo(0);
            assertThat(ceil.toBigInteger()
                            .multiply(divisor.toBigInteger())
                            .compareTo(amount.times(factor).toBigInteger()))
                    .isGreaterThanOrEqualTo(0);
            assertThat(ceil.minus(floor)).isLessThanOrEqualTo(Uint256.ONE);
        });
    }

    @Test
    void shouldCompareProductsThatDoNotFitAWord() {
        assertThat(Uint256.compareProducts(Uint256.MAX, Uint256.MAX, Uint256.MAX, Uint256.MAX))
                .isZero();
        assertThat(Uint256.compareProducts(Uint256.MAX, Uint256.MAX, Uint256.MAX, Uint256.ONE))
                .isPositive();
        assertThat(Uint256.compareProducts(Uint256.ZERO, Uint256.MAX, Uint256.ONE, Uint256.ONE))
                .isNegative();
    }

    @Test
    void shouldSurviveTheTripThroughAWordAndThroughText() {
        Property.forAll(2_000, gen -> {
            Uint256 value = gen.uint256();

            assertThat(Uint256.fromWord(value.toWord())).isEqualTo(value);
            assertThat(Uint256.parseDecimal(value.toString())).contains(value);
            assertThat(value.toWord()).hasSize(32);
        });
    }

    @Test
    void shouldRefuseAWordOfAnotherLength() {
        assertThatThrownBy(() -> Uint256.fromWord(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldOrderAsNumbers() {
        assertThat(Uint256.of(9)).isLessThan(Uint256.of(10));
        assertThat(Uint256.of(9).min(Uint256.of(10))).isEqualTo(Uint256.of(9));
        assertThat(Uint256.of(9).max(Uint256.of(10))).isEqualTo(Uint256.of(10));
        assertThat(Uint256.powerOfTen(18)).hasToString("1000000000000000000");
    }
}
