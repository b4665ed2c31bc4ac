package io.walras.protocol.intent;

import io.walras.protocol.book.BookSweep;
import io.walras.protocol.book.Listing;
import org.jspecify.annotations.Nullable;

/** Something that happened in the pool. Events are what is journaled; the pool is the fold of them. */
public sealed interface PoolEvent {
    /** Something that happened to one order. */
    sealed interface OfOrder extends PoolEvent {
        OrderUid uid();
    }

    /** Something that an owner said, or said before, about many orders; what it did to each of them is told apart. */
    sealed interface OfOwner extends PoolEvent {
        OrderScope scope();
    }

    /**
     * The owner cancelled all open orders of the scope; the cancellations follow.
     *
     * @param signedAt of the message, unix milliseconds; null if none was needed
     */
    record MassCancelled(OrderScope scope, @Nullable Long signedAt) implements OfOwner {}

    /**
     * The owner set the dead-man switch of the scope.
     *
     * @param cancelAt unix milliseconds; {@link DeadManSwitch#DISARMED} for never
     * @param signedAt of the message, unix milliseconds; null if none was needed
     */
    record SwitchSet(
            OrderScope scope, long cancelAt, @Nullable Long signedAt) implements OfOwner {}

    /** The switch of the scope was due; the cancellations follow. */
    record SwitchFired(OrderScope scope) implements OfOwner {}

    /**
     * The order was admitted.
     *
     * @param listing where it rests in a book, if it does
     * @param clientId its owner's own name for it, if it has one
     * @param terms what it asks for besides; kept as null if that is nothing, and read as {@link OrderTerms#NONE}
     * @param at unix milliseconds
     */
    record OrderAccepted(
            Intent intent,
            String fullAppData,
            @Nullable Listing listing,
            @Nullable String clientId,
            @Nullable OrderTerms terms,
            long at)
            implements OfOrder {
        public OrderAccepted {
            terms = OrderTerms.NONE.equals(terms) ? null : terms;
        }

        /** An order was admitted that is all in its signed fields. */
        public OrderAccepted(
                Intent intent, String fullAppData, @Nullable Listing listing, @Nullable String clientId, long at) {
            this(intent, fullAppData, listing, clientId, null, at);
        }

        /** An order was admitted that its owner has not named. */
        public OrderAccepted(Intent intent, String fullAppData, @Nullable Listing listing, long at) {
            this(intent, fullAppData, listing, null, at);
        }

        @Override
        public OrderTerms terms() {
            return terms == null ? OrderTerms.NONE : terms;
        }

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
    record OrderCancelled(OrderUid uid, long at) implements OfOrder {}

    /** The owner cancelled the order while an award was live. */
    record CancelRequested(OrderUid uid, long at) implements OfOrder {}

    /** The chain says that the owner invalidated the order. */
    record OrderInvalidated(OrderUid uid) implements OfOrder {}

    /** The order's last second has passed. */
    record OrderExpired(OrderUid uid) implements OfOrder {}

    /** The order's book does not hold it any longer. */
    record OrderDropped(OrderUid uid, BookSweep.Drop reason) implements OfOrder {}

    /** The order takes no part in auctions for this reason, or takes part again if there is none. */
    record WaitingChanged(OrderUid uid, @Nullable WaitReason reason) implements OfOrder {}

    /** A fill was awarded, mined, moved back by a reorganisation, or became final, as its phase says. */
    record FillChanged(OrderUid uid, OrderFill fill) implements OfOrder {}

    /** An award that filled the order can settle no more. */
    record FillLapsed(OrderUid uid, long auctionId) implements OfOrder {}
}
