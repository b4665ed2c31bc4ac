package io.walras.protocol.wire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.engine.EngineJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuctionDeltaTest {
    private static AuctionJson auction(Gen gen, long id) {
        List<AuctionOrder> orders = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            if (gen.bool()) {
                long fillable = gen.between(1, 2);
                orders.add(new AuctionOrder(
                        Orders.sell().amounts(1_000 + i, 2).partial().signed(), Uint256.of(fillable), List.of()));
            }
        }
        List<ConstantProductPool> pools = new ArrayList<>();
        for (int i = 0; i < gen.between(0, 3); i++) {
            pools.add(new ConstantProductPool(
                    Orders.token(50 + i),
                    Orders.token(60),
                    Orders.WETH,
                    gen.bool() ? Orders.USDC : Orders.DAI,
                    Uint256.of(gen.between(1, 2)),
                    Uint256.of(9),
                    Fraction.of(3, 1000),
                    1));
        }
        Batch batch = new Batch(
                id,
                1_000 * id,
                new Batch.BlockRef(id, Bytes32.ZERO, id, Uint256.ONE),
                orders,
                new TreeMap<>(Map.of(Orders.WETH, Uint256.of(gen.between(1, 2)))),
                pools,
                Bytes32.ZERO,
                Orders.WETH);
        return EngineAuction.of(
                batch, new EngineAuction.Terms(Uint256.of(gen.between(1, 9)), Instant.ofEpochSecond(id), Map.of()));
    }

    @Test
    void shouldTurnOneAuctionIntoTheNext() {
        Property.forAll(300, gen -> {
            AuctionJson before = auction(gen, 1);
            AuctionJson after = auction(gen, 2);
            AuctionDelta delta = AuctionDelta.between(before, after);
            AuctionDelta carried = EngineJson.read(EngineJson.write(delta), AuctionDelta.class);

            assertThat(carried).isEqualTo(delta);
            assertThat(carried.applyTo(before)).isEqualTo(after);
        });
    }

    @Test
    void shouldSayNothingOfWhatStays() {
        AuctionJson auction = auction(new Gen(5), 1);

        AuctionDelta delta = AuctionDelta.between(auction, auction);

        assertThat(delta.tokens()).isEmpty();
        assertThat(delta.orders()).isEmpty();
        assertThat(delta.liquidity()).isEmpty();
        assertThat(delta.ordersGone()).isEmpty();
    }

    @Test
    void shouldNotFitAnAuctionThatItWasNotMadeFor() {
        AuctionJson full = auction(new Gen(7), 1);
        AuctionJson empty =
                new AuctionJson(1L, new TreeMap<>(), List.of(), List.of(), Uint256.ONE, Instant.EPOCH, List.of());
        AuctionDelta emptied = AuctionDelta.between(full, empty);

        assertThatThrownBy(() -> emptied.applyTo(empty)).isInstanceOf(IllegalArgumentException.class);
    }
}
