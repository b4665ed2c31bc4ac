package io.walras.protocol.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UserSurplusTest {
    private static final OrderUid UID = OrderUid.of(Bytes.fromHex("0x" + "11".repeat(OrderUid.SIZE)));
    private static final SortedMap<Address, Uint256> PRICES = new TreeMap<>(
            Map.of(Orders.USDC, Uint256.powerOfTen(18).times(Uint256.of(3)), Orders.DAI, Uint256.powerOfTen(17)));

    @Test
    void shouldPriceWhatASellOrderGetsBeyondItsLimitInItsBuyToken() {
        // The limit for 100 of 300 is 66.7, taken as 67: 133 of DAI at a tenth of a native atom.
        assertThat(UserSurplus.inNative(fill(OrderKind.SELL, 300, 200, 100, 200), PRICES))
                .isEqualTo(Uint256.of(13));
    }

    @Test
    void shouldPriceWhatABuyOrderSavesInItsSellToken() {
        // The limit for 100 of 200 is 150: 50 of USDC at three native atoms.
        assertThat(UserSurplus.inNative(fill(OrderKind.BUY, 300, 200, 100, 100), PRICES))
                .isEqualTo(Uint256.of(150));
    }

    @Test
    void shouldBeZeroAtTheLimitAndWithoutAPrice() {
        assertThat(UserSurplus.inNative(fill(OrderKind.SELL, 300, 200, 300, 200), PRICES))
                .isEqualTo(Uint256.ZERO);
        assertThat(UserSurplus.inNative(fill(OrderKind.SELL, 300, 200, 300, 900), new TreeMap<>()))
                .isEqualTo(Uint256.ZERO);
    }

    private static Execution fill(OrderKind kind, long sell, long buy, long sold, long bought) {
        return new Execution(
                UID,
                kind,
                Orders.USDC,
                Orders.DAI,
                Uint256.of(sell),
                Uint256.of(buy),
                Uint256.of(sold),
                Uint256.of(bought));
    }
}
