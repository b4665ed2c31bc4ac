package io.walras.protocol.auction;

import io.walras.protocol.book.BookEntry;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands in one batch.
 *
 * @param intent the signed order
 * @param fillable how much of the order's {@link Order#targetAmount()} this batch may fill: what is left of it, cut to
 *     the funds reserved for it; the whole amount for a fill-or-kill order
 * @param feePolicies protocol fees in the order in which they are applied
 * @param entry where it rests in a book, if it does
 * @param hooks calls around its fill: those before it only as long as nothing of it is filled
 */
public record AuctionOrder(
        Intent intent,
        Uint256 fillable,
        List<ChargedPolicy> feePolicies,
        @Nullable BookEntry entry,
        Hooks hooks) {
    /** An order that asks for no calls. */
    public AuctionOrder(Intent intent, Uint256 fillable, List<ChargedPolicy> feePolicies, @Nullable BookEntry entry) {
        this(intent, fillable, feePolicies, entry, Hooks.NONE);
    }

    /** An order that rests in no book and asks for no calls. */
    public AuctionOrder(Intent intent, Uint256 fillable, List<ChargedPolicy> feePolicies) {
        this(intent, fillable, feePolicies, null);
    }

    public AuctionOrder {
        feePolicies = List.copyOf(feePolicies);
        Uint256 target = intent.order().targetAmount();
        boolean allowed = intent.order().partiallyFillable()
                ? !fillable.isZero() && !fillable.isGreaterThan(target)
                : fillable.equals(target);
        if (!allowed) {
            throw new IllegalArgumentException("fillable " + fillable + " of " + target + " is not allowed");
        }
    }

    public OrderUid uid() {
        return intent.uid();
    }

    public Order order() {
        return intent.order();
    }

    public Address owner() {
        return intent.owner();
    }

    /**
     * The sell amount available now, in atoms: the fillable amount of a sell order; for a buy order the signed sell
     * amount scaled to it, rounded down so that the limit never gets looser.
     */
    public Uint256 availableSell() {
        Order order = order();
        return order.isSell() ? fillable : order.sellAmount().mulDiv(fillable, order.buyAmount(), Rounding.FLOOR);
    }

    /**
     * The buy amount that goes with {@link #availableSell()}, in atoms: the fillable amount of a buy order; for a sell
     * order the signed buy amount scaled to it, rounded up so that the limit never gets looser.
     */
    public Uint256 availableBuy() {
        Order order = order();
        return order.isSell() ? order.buyAmount().mulDiv(fillable, order.sellAmount(), Rounding.CEIL) : fillable;
    }
}
