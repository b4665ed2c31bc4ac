package io.walras.protocol.intent;

import io.walras.protocol.book.Listing;
import io.walras.protocol.chain.Address;
import java.util.Comparator;

/**
 * Which orders an owner means: those that rest in the book of one market, or every order.
 *
 * @param market the name of the market; {@link #EVERY_ORDER} for all orders, in books or not
 */
public record OrderScope(Address owner, String market) implements Comparable<OrderScope> {
    /** Instead of a market: every order of the owner. */
    public static final String EVERY_ORDER = "";

    private static final Comparator<OrderScope> ORDER =
            Comparator.comparing(OrderScope::owner).thenComparing(OrderScope::market);

    /** Every order of the owner. */
    public static OrderScope all(Address owner) {
        return new OrderScope(owner, EVERY_ORDER);
    }

    boolean covers(PooledOrder order) {
        Listing listing = order.listing();
        return order.intent().owner().equals(owner)
                && (market.equals(EVERY_ORDER)
                        || (listing != null && listing.market().equals(market)));
    }

    @Override
    public int compareTo(OrderScope other) {
        return ORDER.compare(this, other);
    }
}
