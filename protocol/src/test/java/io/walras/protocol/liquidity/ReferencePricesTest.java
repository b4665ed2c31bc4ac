package io.walras.protocol.liquidity;

import static io.walras.protocol.testing.Orders.DAI;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ReferencePricesTest {
    private static final Uint256 ONE = Uint256.powerOfTen(18);

    private static ConstantProductPool pool(int id, Address a, long reserveA, Address b, long reserveB) {
        boolean ascending = a.compareTo(b) < 0;
        return new ConstantProductPool(
                token(100 + id),
                token(99),
                ascending ? a : b,
                ascending ? b : a,
                Uint256.of(ascending ? reserveA : reserveB),
                Uint256.of(ascending ? reserveB : reserveA),
                Fraction.of(3, 1000),
                60_000);
    }

    private static SortedMap<Address, Uint256> prices(ConstantProductPool... pools) {
        return ReferencePrices.of(WETH, List.of(USDC, DAI), List.of(pools));
    }

    @Test
    void shouldPriceTheWrappedNativeTokenAtOneEvenWithoutPools() {
        assertThat(prices()).containsOnly(Map.entry(WETH, ONE));
    }

    @Test
    void shouldTakeTheMidPriceOfADirectPoolRoundedDown() {
        assertThat(prices(pool(1, USDC, 3_000, WETH, 1)).get(USDC)).isEqualTo(Uint256.of(333_333_333_333_333L));
    }

    @Test
    void shouldPriceThroughOneOtherToken() {
        SortedMap<Address, Uint256> prices = prices(pool(1, USDC, 2_000, WETH, 1_000), pool(2, DAI, 500, USDC, 1_000));

        assertThat(prices.get(DAI)).isEqualTo(ONE);
    }

    @Test
    void shouldTrustTheDeepestRouteAndNotATinyPoolWithAnAbsurdPrice() {
        SortedMap<Address, Uint256> prices =
                prices(pool(1, USDC, 2_000_000, WETH, 1_000_000), pool(2, USDC, 1, WETH, 5_000));

        assertThat(prices.get(USDC)).isEqualTo(Uint256.powerOfTen(17).times(Uint256.of(5)));
    }

    @Test
    void shouldMeasureTheDepthOfATwoPoolRouteByItsThinnerPool() {
        SortedMap<Address, Uint256> prices = prices(
                pool(1, USDC, 2_000_000, WETH, 1_000_000),
                pool(2, DAI, 1, USDC, 4_000),
                pool(3, DAI, 3_000, WETH, 3_000));

        assertThat(prices.get(DAI)).isEqualTo(ONE);
    }

    @Test
    void shouldGiveNoPriceWithoutARouteOrWithEmptyReserves() {
        assertThat(prices(pool(1, USDC, 0, WETH, 1_000), pool(2, DAI, 10, token(9), 10)))
                .containsOnlyKeys(WETH);
    }
}
