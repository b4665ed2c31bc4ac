package io.walras.auctioneer.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.LaneState;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Level;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.Market;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The market is DAI-USDC; a lot is 1,000 DAI atoms. */
final class BookKeeperTest {
    private static final Market MARKET =
            new Market("DAI-USDC", Orders.DAI, Orders.USDC, Uint256.powerOfTen(3), Uint256.ONE);
    private static final BookAttributes PLAIN = new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW);
    private static final Intent ASK = ask(4_000, 36);

    private final Books books = new Books(List.of(MARKET));
    private final BookKeeper keeper = new BookKeeper(books);
    private LaneState state = LaneState.empty(IntentPool.empty(Pools.rules(10, 0)));

    private static Intent ask(long dai, long usdc) {
        return Orders.sell()
                .of(Orders.DAI, Orders.USDC)
                .amounts(dai, usdc)
                .partial()
                .signed();
    }

    private void happen(PoolEvent... events) {
        for (PoolEvent event : events) {
            state = state.apply(new LaneRecord(1, new LaneEvent.OrderChanged(event)));
        }
        keeper.happened(
                List.of(events).stream()
                        .<LaneEvent>map(LaneEvent.OrderChanged::new)
                        .toList(),
                state);
    }

    private static PoolEvent accepted(Intent intent, long price) {
        return new PoolEvent.OrderAccepted(intent, "{}", new Listing("DAI-USDC", Side.ASK, price, PLAIN), 1);
    }

    private static OrderFill sold(long dai, Phase phase) {
        return new OrderFill(7, Uint256.of(dai), Uint256.of(10), Uint256.ZERO, Uint256.ZERO, phase);
    }

    private List<Level> asks() {
        return books.depth("DAI-USDC").map(Depth::asks).orElseThrow();
    }

    @Test
    void shouldShowWhatRests() {
        keeper.recovered(state);
        happen(accepted(ASK, 9), accepted(ask(2_000, 20), 10));

        assertThat(asks()).containsExactly(new Level(9, 4, 1), new Level(10, 2, 1));
    }

    @Test
    void shouldNotShowOrdersOutsideOfBooks() {
        keeper.recovered(state);
        happen(new PoolEvent.OrderAccepted(ASK, "{}", 1));

        assertThat(asks()).isEmpty();
    }

    @Test
    void shouldShowWholeLotsOfWhatAnAwardLeaves() {
        keeper.recovered(state);
        happen(accepted(ASK, 9));
        happen(new PoolEvent.FillChanged(ASK.uid(), sold(1_500, Phase.LIVE)));

        assertThat(asks()).containsExactly(new Level(9, 2, 1));
    }

    @Test
    void shouldShowAgainWhatALapsedAwardGivesBack() {
        keeper.recovered(state);
        happen(accepted(ASK, 9));
        happen(new PoolEvent.FillChanged(ASK.uid(), sold(4_000, Phase.LIVE)));
        assertThat(asks()).isEmpty();
        happen(new PoolEvent.FillLapsed(ASK.uid(), 7));

        assertThat(asks()).containsExactly(new Level(9, 4, 1));
    }

    @Test
    void shouldShowNothingOfCancelledOrders() {
        keeper.recovered(state);
        happen(accepted(ASK, 9));
        happen(new PoolEvent.OrderCancelled(ASK.uid(), 2));

        assertThat(asks()).isEmpty();
    }

    @Test
    void shouldShowNothingOfOrdersThatTheLaneHasForgotten() {
        keeper.recovered(state);
        happen(accepted(ASK, 9));
        happen(new PoolEvent.OrderCancelled(ASK.uid(), 2), accepted(ask(2_000, 20), 10));

        assertThat(state.pool().order(ASK.uid())).isEmpty();
        assertThat(asks()).containsExactly(new Level(10, 2, 1));
    }

    @Test
    void shouldBuildTheBooksAnewAfterARecovery() {
        happenQuietly(accepted(ASK, 9));
        keeper.recovered(state);
        keeper.recovered(state);

        assertThat(asks()).containsExactly(new Level(9, 4, 1));
        assertThat(books.depth("DAI-USDC").orElseThrow().sequence()).isEqualTo(1);
    }

    private void happenQuietly(PoolEvent event) {
        state = state.apply(new LaneRecord(1, new LaneEvent.OrderChanged(event)));
    }
}
