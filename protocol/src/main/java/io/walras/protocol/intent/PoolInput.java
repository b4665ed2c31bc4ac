package io.walras.protocol.intent;

import io.walras.protocol.book.BookSweep;
import io.walras.protocol.book.Listing;
import io.walras.protocol.chain.Address;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Something the pool is asked or told. Times are unix milliseconds unless they say seconds. */
public sealed interface PoolInput {
    /**
     * Admit an intent whose shape and funds the caller has checked.
     *
     * @param listing where it is to rest in a book, if it is
     * @param clientId its owner's own name for it, if it has one
     * @param replaces the order whose place it takes, if it takes one: both change hands or neither
     * @param terms what it asks for besides
     * @param proven whether the owner has signed; false only for a presign order whose owner has yet to
     */
    record Admit(
            Intent intent,
            String fullAppData,
            @Nullable Listing listing,
            @Nullable String clientId,
            @Nullable OrderUid replaces,
            OrderTerms terms,
            boolean proven,
            long at)
            implements PoolInput {
        /** Admit an order that is all in its signed fields. */
        public Admit(
                Intent intent,
                String fullAppData,
                @Nullable Listing listing,
                @Nullable String clientId,
                @Nullable OrderUid replaces,
                boolean proven,
                long at) {
            this(intent, fullAppData, listing, clientId, replaces, OrderTerms.NONE, proven, at);
        }

        /** Admit an order without a name that takes no other's place. */
        public Admit(Intent intent, String fullAppData, @Nullable Listing listing, boolean proven, long at) {
            this(intent, fullAppData, listing, null, null, proven, at);
        }

        /** Admit an order that rests in no book. */
        public Admit(Intent intent, String fullAppData, boolean proven, long at) {
            this(intent, fullAppData, null, proven, at);
        }
    }

    /** Cancel all of these orders or none; {@code signer} signed the cancellation. */
    record Cancel(List<OrderUid> uids, Address signer, long at) implements PoolInput {
        public Cancel {
            uids = List.copyOf(uids);
        }
    }

    /** What an owner says about many orders. */
    sealed interface OfOwner extends PoolInput {}

    /**
     * Cancel all open orders of the scope.
     *
     * @param signedAt of the owner's message; null if whoever asks has shown in another way to be the owner
     */
    record CancelAll(OrderScope scope, @Nullable Long signedAt, long at) implements OfOwner {}

    /**
     * Arm the dead-man switch of the scope, or disarm it.
     *
     * @param cancelAt when it is to fire; {@link DeadManSwitch#DISARMED} for never
     * @param signedAt of the owner's message; null if whoever asks has shown in another way to be the owner
     */
    record SetSwitch(
            OrderScope scope, long cancelAt, @Nullable Long signedAt) implements OfOwner {}

    /** Fire the switches that are due; comes before everything else that is decided at that time. */
    record FireSwitches(long now) implements PoolInput {}

    /** An auction awarded these fills, all {@link OrderFill.Phase#LIVE}; their funds are reserved from now on. */
    record Reserve(SortedMap<OrderUid, OrderFill> fills) implements PoolInput {}

    /**
     * The chain shows these fills of one award in their phase, which may be a step back after a reorganisation,
     * but never from {@link OrderFill.Phase#FINAL}.
     */
    record Advance(SortedMap<OrderUid, OrderFill> fills, long at) implements PoolInput {}

    /** The award of this auction that fills these orders can settle no more. */
    record Lapse(long auctionId, List<OrderUid> uids, long at) implements PoolInput {}

    /**
     * What the latest cut found about the orders that it considered: why they wait (those not named do not), and which
     * are invalidated on-chain.
     */
    record Observe(Set<OrderUid> considered, SortedMap<OrderUid, WaitReason> waiting, List<OrderUid> invalidated)
            implements PoolInput {}

    /** The books do not hold these orders any longer. */
    record Drop(SortedMap<OrderUid, BookSweep.Drop> orders) implements PoolInput {}

    /** Time has passed. */
    record Tick(long nowSeconds) implements PoolInput {}
}
