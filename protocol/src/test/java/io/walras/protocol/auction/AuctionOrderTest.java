package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.atoms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuctionOrderTest {
    private static AuctionOrder order(Orders signed, long fillable) {
        return new AuctionOrder(signed.signed(), atoms(fillable), List.of());
    }

    @Test
    void shouldScaleTheLimitOfASellOrderUp() {
        AuctionOrder third = order(Orders.sell().amounts(1_000, 2_001).partial(), 333);

        assertThat(third.availableSell()).isEqualTo(atoms(333));
        assertThat(third.availableBuy()).isEqualTo(atoms(667));
    }

    @Test
    void shouldScaleTheLimitOfABuyOrderDown() {
        AuctionOrder third = order(Orders.buy().amounts(1_000, 2_001).partial(), 667);

        assertThat(third.availableSell()).isEqualTo(atoms(333));
        assertThat(third.availableBuy()).isEqualTo(atoms(667));
    }

    @Test
    void shouldAllowOnlyTheWholeOfAFillOrKillOrder() {
        assertThat(order(Orders.sell(), 1_000).availableBuy()).isEqualTo(atoms(2_000));
        assertThatThrownBy(() -> order(Orders.sell(), 999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(Orders.sell(), 1_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAllowAnythingButNothingOfAPartialOrder() {
        assertThat(order(Orders.buy().partial(), 1).fillable()).isEqualTo(Uint256.ONE);
        assertThatThrownBy(() -> order(Orders.buy().partial(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(Orders.buy().partial(), 2_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
