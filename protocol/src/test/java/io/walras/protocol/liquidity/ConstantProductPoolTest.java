package io.walras.protocol.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ConstantProductPoolTest {
    private static final Address A = Address.fromHex("0x1111111111111111111111111111111111111111");
    private static final Address B = Address.fromHex("0x2222222222222222222222222222222222222222");
    private static final BigInteger MAX_RESERVE = BigInteger.ONE.shiftLeft(112).subtract(BigInteger.ONE);

    @Test
    void shouldPayWhatUniswapPays() {
        // 133700000000000000 * 997 * R1 / (R0 * 1000 + 133700000000000000 * 997)
        assertThat(pool("3828187314911751990", "179617892578796375604692").amountOut(A, amount("133700000000000000")))
                .contains(amount("6043910341261930467761"));
    }

    @Test
    void shouldAskForWhatUniswapAsksFor() {
        assertThat(pool("30493445841295", "16551311935742077745684").amountIn(A, amount("1000000000000000000")))
                .contains(amount("1848013595"));
    }

    @Test
    void shouldNotFillAReserveBeyond112Bits() {
        ConstantProductPool almostFull =
                pool(MAX_RESERVE.subtract(BigInteger.TEN).toString(), "1000000");

        assertThat(almostFull.amountIn(A, Uint256.ONE)).isEmpty();
        assertThat(pool(MAX_RESERVE.subtract(BigInteger.TEN).toString(), MAX_RESERVE.toString())
                        .amountOut(A, Uint256.of(10)))
                .isPresent();
        assertThat(pool(MAX_RESERVE.subtract(BigInteger.TEN).toString(), MAX_RESERVE.toString())
                        .amountOut(A, Uint256.of(11)))
                .isEmpty();
    }

    @Test
    void shouldNotTradeAReserveThatIsBeyond112BitsAlready() {
        String tooMuch = MAX_RESERVE.shiftLeft(1).toString();

        assertThat(pool("1000000", tooMuch).amountOut(A, Uint256.of(1000))).isEmpty();
        assertThat(pool("1000000", tooMuch).amountIn(A, Uint256.of(1000))).isEmpty();
    }

    @Test
    void shouldNotTradeNothing() {
        assertThat(pool("1000", "1000").amountOut(A, Uint256.ZERO)).isEmpty();
        assertThat(pool("1000", "1000").amountIn(A, Uint256.ZERO)).isEmpty();
        assertThat(pool("1000", "1000").amountOut(A, Uint256.ONE)).isEmpty();
        assertThat(pool("1000", "0").amountOut(A, Uint256.ONE)).isEmpty();
        assertThat(pool("1000", "1000").amountIn(A, Uint256.of(1000))).isEmpty();
    }

    private static ConstantProductPool pool(String reserveA, String reserveB) {
        return new ConstantProductPool(A, A, A, B, amount(reserveA), amount(reserveB), Fraction.of(3, 1000), 60_000);
    }

    private static Uint256 amount(String decimal) {
        return Uint256.parseDecimal(decimal).orElseThrow();
    }
}
