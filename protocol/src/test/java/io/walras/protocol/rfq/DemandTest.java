package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

class DemandTest {
    private static final TokenPair PAIR = new TokenPair(Orders.WETH, Orders.USDC);

    private static PooledOrder pooled(Orders order) {
        return new PooledOrder(order.signed(), "{}", 0, 0, null, TreePMap.empty(), PooledOrder.Closing.NONE, null);
    }

    private static List<Demand> demand(Orders... orders) {
        return Demand.of(List.of(orders).stream().map(DemandTest::pooled).toList(), Orders.WETH);
    }

    private static Demand of(long sold0, long wanted1, long sold1, long wanted0) {
        return new Demand(PAIR, Uint256.of(sold0), Uint256.of(wanted1), Uint256.of(sold1), Uint256.of(wanted0));
    }

    @Test
    void shouldAddUpWhatIsSoldEachWay() {
        Orders other = Orders.sell().of(Orders.USDC, Orders.WETH).amounts(500, 200);

        assertThat(demand(Orders.sell(), Orders.sell(), other)).containsExactly(of(2_000, 4_000, 500, 200));
    }

    @Test
    void shouldTakeBuyOrdersAtTheMostTheyPay() {
        assertThat(demand(Orders.buy())).containsExactly(of(1_000, 2_000, 0, 0));
    }

    @Test
    void shouldReadNativeCoinAsItsWrappedToken() {
        Orders buysNative = Orders.sell().of(Orders.USDC, Address.NATIVE);

        assertThat(demand(buysNative)).extracting(Demand::pair).containsExactly(PAIR);
    }

    @Test
    void shouldNotAskToTradeATokenForItself() {
        assertThat(demand(Orders.sell().of(Orders.WETH, Address.NATIVE))).isEmpty();
    }

    @Test
    void shouldHideWhichWayTheOrdersGo() {
        Demand oneSided = of(1_000, 2_000, 0, 0);

        Demand.Size size = oneSided.size(Fraction.of(3, 1));

        assertThat(size.amount0()).isEqualTo(SizeGrid.up(Uint256.of(1_000)));
        assertThat(size.amount1()).isEqualTo(SizeGrid.up(Uint256.of(3_000)));
    }

    @Test
    void shouldUseTheLimitsOfTheOrdersWhereNoPriceIsKnown() {
        Demand.Size size = of(1_000, 2_000, 0, 0).size(null);

        assertThat(size.amount1()).isEqualTo(SizeGrid.up(Uint256.of(2_000)));
    }

    @Test
    void shouldNeverAskForLessThanIsSold() {
        Demand.Size size = of(1_000, 1, 7_000, 1).size(Fraction.of(1, 1));

        assertThat(size.amount0()).isEqualTo(SizeGrid.up(Uint256.of(7_000)));
        assertThat(size.amount1()).isEqualTo(SizeGrid.up(Uint256.of(7_000)));
    }
}
