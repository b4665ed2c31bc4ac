package io.walras.protocol.intent;

import io.walras.protocol.book.BookSweep;
import io.walras.protocol.book.Listing;
import org.jspecify.annotations.Nullable;

/** Something that happened to an order of the pool. Events are what is journaled; the pool is the fold of them. */
public sealed interface PoolEvent {
    OrderUid uid();

    /**
     * The order was admitted.
     *
     * @param listing where it rests in a book, if it does
     * @param at unix milliseconds
     */
    record OrderAccepted(
            Intent intent, String fullAppData, @Nullable Listing listing, long at) implements PoolEvent {
        /** An order was admitted that rests in no book. */
        public OrderAccepted(Intent intent, String fullAppData, long at) {
            this(intent, fullAppData, null, at);
        }

        @Override
        public OrderUid uid() {
            return intent.uid();
        }
    }

    /** The owner cancelled the order; it is in no later award. */
    record OrderCancelled(OrderUid uid, long at) implements PoolEvent {}

    /** The owner cancelled the order while an award was live. */
    record CancelRequested(OrderUid uid, long at) implements PoolEvent {}

    /** The chain says that the owner invalidated the order. */
    record OrderInvalidated(OrderUid uid) implements PoolEvent {}

    /** The order's last second has passed. */
    record OrderExpired(OrderUid uid) implements PoolEvent {}

    /** The order's book does not hold it any longer. */
    record OrderDropped(OrderUid uid, BookSweep.Drop reason) implements PoolEvent {}

    /** The order takes no part in auctions for this reason, or takes part again if there is none. */
    record WaitingChanged(OrderUid uid, @Nullable WaitReason reason) implements PoolEvent {}

    /** A fill was awarded, mined, moved back by a reorganisation, or became final, as its phase says. */
    record FillChanged(OrderUid uid, OrderFill fill) implements PoolEvent {}

    /** An award that filled the order can settle no more. */
    record FillLapsed(OrderUid uid, long auctionId) implements PoolEvent {}
}
