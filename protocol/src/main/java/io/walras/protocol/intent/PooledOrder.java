package io.walras.protocol.intent;

import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.Listing;
import io.walras.protocol.num.Uint256;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * An admitted order with all that has happened to it.
 *
 * @param fullAppData the document whose hash the order signs
 * @param acceptedAt unix milliseconds of its admission
 * @param sequence position in the order of admission, from 0
 * @param listing where it rests in a book, if it does
 * @param clientId its owner's own name for it, if it has one
 * @param terms what it asks for besides; kept as null if that is nothing, and read as {@link OrderTerms#NONE}
 * @param fills by auction id
 * @param closing whether and why it takes no part in later auctions
 * @param waiting why it is in no auction just now, if so
 */
public record PooledOrder(
        Intent intent,
        String fullAppData,
        long acceptedAt,
        long sequence,
        @Nullable Listing listing,
        @Nullable String clientId,
        @Nullable OrderTerms terms,
        TreePMap<Long, OrderFill> fills,
        Closing closing,
        @Nullable WaitReason waiting) {
    public PooledOrder {
        terms = OrderTerms.NONE.equals(terms) ? null : terms;
    }

    /** An order that its owner has not named and that is all in its signed fields. */
    public PooledOrder(
            Intent intent,
            String fullAppData,
            long acceptedAt,
            long sequence,
            @Nullable Listing listing,
            TreePMap<Long, OrderFill> fills,
            Closing closing,
            @Nullable WaitReason waiting) {
        this(intent, fullAppData, acceptedAt, sequence, listing, null, null, fills, closing, waiting);
    }

    /** Whether and why an order takes no part in later auctions. */
    public enum Closing {
        /** It takes part. */
        NONE,
        /** Its owner cancelled it while an award was live: closed as soon as that is decided. */
        CANCEL_REQUESTED,
        /** Cancelled by its owner without a transaction. */
        CANCELLED,
        /** Invalidated by its owner on-chain. */
        INVALIDATED,
        /** Taken out of its book by the book's rules. */
        DROPPED,
        /** Past its last second. */
        EXPIRED
    }

    @Override
    public OrderTerms terms() {
        return terms == null ? OrderTerms.NONE : terms;
    }

    public OrderUid uid() {
        return intent.uid();
    }

    /**
     * The last unix second at which it may be filled: the signed one, or the user's own of an order that a contract owns on a
     * user's behalf.
     */
    public long validTo() {
        long signed = intent.order().validTo();
        Placement placement = terms().placement();
        return placement == null ? signed : Math.min(signed, placement.userValidTo());
    }

    /** Its place in its book, if it rests in one. */
    public Optional<BookEntry> entry() {
        return Optional.ofNullable(listing).map(where -> new BookEntry(sequence, intent.owner(), where));
    }

    /** Sell atoms sold so far, in blocks. */
    public Uint256 executedSell() {
        return sum(OrderFill::sold, OrderFill::isExecuted);
    }

    /** Buy atoms bought so far, in blocks. */
    public Uint256 executedBuy() {
        return sum(OrderFill::bought, OrderFill::isExecuted);
    }

    /** Sell atoms kept for gas so far. */
    public Uint256 executedNetworkFee() {
        return sum(OrderFill::networkFee, OrderFill::isExecuted);
    }

    /** Protocol fee paid so far, in the buy token of a sell order, the sell token of a buy order. */
    public Uint256 executedProtocolFee() {
        return sum(OrderFill::protocolFee, OrderFill::isExecuted);
    }

    /** How much of {@link Order#targetAmount()} has been filled in blocks. */
    public Uint256 filled() {
        return intent.order().isSell() ? executedSell() : executedBuy();
    }

    /** How much of {@link Order#targetAmount()} is neither filled in blocks nor promised to live awards. */
    public Uint256 left() {
        Uint256 taken = sum(intent.order().isSell() ? OrderFill::sold : OrderFill::bought, fill -> true);
        return intent.order().targetAmount().minusOrZero(taken);
    }

    /** Sell atoms promised to live awards. */
    public Uint256 reserved() {
        return sum(OrderFill::sold, fill -> !fill.isExecuted());
    }

    /** Whether an award that fills it may still settle. */
    public boolean isInFlight() {
        return fills.values().stream().anyMatch(fill -> !fill.isExecuted());
    }

    public boolean isFulfilled() {
        return filled().compareTo(intent.order().targetAmount()) >= 0;
    }

    /** Whether it may be offered in a batch, funds permitting. */
    public boolean isOpen() {
        return closing == Closing.NONE && !isFulfilled();
    }

    /** Whether it waits for its owner to presign it. */
    public boolean isPendingPresignature() {
        return isOpen() && waiting == WaitReason.PresignaturePending;
    }

    /**
     * Whether the same order may be admitted in its place: anybody may have posted a presign order that its owner never
     * signed, so it must not stand in the way of one that the owner did sign, nor, once it was given up before its time,
     * of a new one.
     */
    public boolean yieldsTo(boolean proven) {
        return fills.isEmpty() && (closing == Closing.EXPIRED || (proven && isPendingPresignature()));
    }

    /** Whether nothing can happen to it any more, not even by a reorganisation of the chain. */
    public boolean isSettled() {
        boolean closed = closing != Closing.NONE && closing != Closing.CANCEL_REQUESTED;
        return (closed || isFulfilled())
                && fills.values().stream().allMatch(fill -> fill.phase() == OrderFill.Phase.FINAL);
    }

    /**
     * Whether its owner may not give its name to another order: as long as it is open, or could be again by a
     * reorganisation of the chain.
     */
    boolean keepsItsName() {
        return clientId != null && closing == Closing.NONE && !isSettled();
    }

    /** The status at {@code now} (unix seconds). */
    public OrderStatus status(long now) {
        if (isFulfilled()) {
            return OrderStatus.FULFILLED;
        }
        if (closing == Closing.DROPPED && isInFlight()) {
            return OrderStatus.OPEN;
        }
        if (closing != Closing.NONE && closing != Closing.EXPIRED) {
            return OrderStatus.CANCELLED;
        }
        if (closing == Closing.EXPIRED || validTo() < now) {
            return OrderStatus.EXPIRED;
        }
        return waiting == WaitReason.PresignaturePending ? OrderStatus.PRESIGNATURE_PENDING : OrderStatus.OPEN;
    }

    /** Whether this auction's award fills the order, and the fill is in this phase. */
    boolean isFilledBy(long auctionId, OrderFill.Phase phase) {
        OrderFill fill = fills.get(auctionId);
        return fill != null && fill.phase() == phase;
    }

    PooledOrder withFill(OrderFill fill) {
        return new PooledOrder(
                intent,
                fullAppData,
                acceptedAt,
                sequence,
                listing,
                clientId,
                terms,
                fills.plus(fill.auctionId(), fill),
                closing,
                waiting);
    }

    PooledOrder withoutFill(long auctionId) {
        return new PooledOrder(
                intent,
                fullAppData,
                acceptedAt,
                sequence,
                listing,
                clientId,
                terms,
                fills.minus((Object) auctionId),
                closing,
                waiting);
    }

    PooledOrder closedBy(Closing newClosing) {
        return new PooledOrder(
                intent, fullAppData, acceptedAt, sequence, listing, clientId, terms, fills, newClosing, null);
    }

    /** This order with another reason to wait; null for none. */
    public PooledOrder waitingFor(@Nullable WaitReason reason) {
        return new PooledOrder(
                intent, fullAppData, acceptedAt, sequence, listing, clientId, terms, fills, closing, reason);
    }

    private Uint256 sum(Function<OrderFill, Uint256> amount, Predicate<OrderFill> which) {
        return fills.values().stream().filter(which).map(amount).reduce(Uint256.ZERO, Uint256::plus);
    }
}
