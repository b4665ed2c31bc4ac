package io.walras.auctioneer.lane;

import static io.walras.protocol.testing.Orders.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Samples;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.BookSweep.Drop;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderStatus;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that rest in books, through cuts and auctions. */
class LaneBookTest extends LaneLife {
    private static final BookAttributes RESTING = new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW);
    private static final BookAttributes POST_ONLY = new BookAttributes(true, TimeInForce.GTT, SelfTrade.ALLOW);
    private static final BookAttributes IMMEDIATE = new BookAttributes(false, TimeInForce.IOC, SelfTrade.ALLOW);

    private Intent rest(Orders order, Side side, long price, BookAttributes attributes) {
        Intent intent = order.signed();
        Listing listing = new Listing("WETH-USDC", side, price, attributes);
        happen(LaneMachine.pool(state, new PoolInput.Admit(intent, "{}", listing, true, NOW))
                .events());
        return intent;
    }

    @Test
    void shouldTellEachRestingOrdersPlaceInTheBatchAndInTheJournal() {
        Intent intent = rest(Orders.sell(), Side.ASK, 7, RESTING);
        admit(Orders.sell().by(BOB));
        Batch batch = cut().orElseThrow();

        assertThat(batch.order(intent.uid()).map(AuctionOrder::entry))
                .hasValue(new BookEntry(0, intent.owner(), new Listing("WETH-USDC", Side.ASK, 7, RESTING)));
        assertThat(batch.orders()).filteredOn(order -> order.entry() == null).hasSize(1);
    }

    @Test
    void shouldDropAPostOnlyOrderThatCrossesAtTheCut() {
        rest(Orders.sell(), Side.ASK, 7, RESTING);
        Intent late = rest(Orders.sell().by(BOB), Side.BID, 7, POST_ONLY);
        Batch batch = cut().orElseThrow();

        assertThat(batch.order(late.uid())).isEmpty();
        assertThat(status(late)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(state.pool().order(late.uid()).map(PooledOrder::closing)).hasValue(PooledOrder.Closing.DROPPED);
    }

    @Test
    void shouldDropAnOrderForOneAuctionOnceThatIsDecided() {
        Intent intent = rest(Orders.sell(), Side.ASK, 7, IMMEDIATE);
        assertThat(cut()).isPresent();
        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);

        Decision<List<AwardedBundle>> decision =
                machine.close(state, competition(List.of(intent.uid())), Samples.evidence(), List.of(), 5);
        happen(decision.events());

        assertThat(decision.events())
                .contains(new LaneEvent.OrderChanged(new PoolEvent.OrderDropped(intent.uid(), Drop.ImmediateOver)));
        assertThat(status(intent)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cut()).isEmpty();
    }

    @Test
    void shouldKeepTheFillOfAnOrderForOneAuction() {
        Intent intent = rest(Orders.sell(), Side.ASK, 7, IMMEDIATE);
        assertThat(cut()).isPresent();
        happen(machine.close(
                        state, competition(List.of(intent.uid()), 1), Samples.evidence(), List.of(winner(intent, 1)), 5)
                .events());
        JobId job = state.jobs().firstEntry().getValue().award().job();

        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        sight(job, settledIn(10), false, false);
        assertThat(state.pool().order(intent.uid()).orElseThrow().fills()).hasSize(1);
    }

    @Test
    void shouldKeepAnOrderForOneAuctionWhenTheAuctionIsAborted() {
        Intent intent = rest(Orders.sell(), Side.ASK, 7, IMMEDIATE);
        assertThat(cut()).isPresent();
        happen(LaneMachine.abort(state));

        assertThat(cut().orElseThrow().order(intent.uid())).isPresent();
    }
}
