package io.walras.auctioneer.book;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneObserver;
import io.walras.auctioneer.lane.LaneState;
import io.walras.protocol.book.Book;
import io.walras.protocol.book.FastBook;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PooledOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the books as the lane's orders come, are filled and go, and publishes what they show. An order shows the whole
 * lots that are left of it, less what an award has promised.
 */
public final class BookKeeper implements LaneObserver {
    private final Books published;
    private final Map<String, Kept> books = new TreeMap<>();
    private final Map<OrderUid, Shown> shown = new HashMap<>();
    private final Set<Kept> changed = new LinkedHashSet<>();
    /** The numbers of owners that have orders in books. */
    private final Map<Address, Long> owners = new HashMap<>();

    private long lastOwner;

    public BookKeeper(Books published) {
        this.published = published;
    }

    @Override
    public void recovered(LaneState state) {
        books.clear();
        shown.clear();
        owners.clear();
        published.markets().forEach(market -> books.put(market.name(), new Kept(market, new FastBook())));
        changed.addAll(books.values());
        state.pool().orders().stream()
                .sorted(Comparator.comparingLong(PooledOrder::sequence))
                .forEach(this::show);
        publish();
    }

    @Override
    public void happened(List<LaneEvent> events, LaneState state) {
        Set<OrderUid> touched = new TreeSet<>();
        for (LaneEvent event : events) {
            if (event instanceof LaneEvent.OrderChanged(PoolEvent.OfOrder change)) {
                touched.add(change.uid());
            }
        }
        for (OrderUid uid : touched) {
            state.pool().order(uid).ifPresentOrElse(this::show, () -> hide(uid));
        }
        publish();
    }

    private void show(PooledOrder order) {
        Listing listing = order.listing();
        Kept kept = listing == null ? null : books.get(listing.market());
        if (listing == null || kept == null) {
            // Its market is not open any more: the order trades on, but there is no book to show it.
            return;
        }
        Book book = kept.book();
        long id = order.sequence();
        long lots = order.isOpen() ? kept.market().lots(order.left()) : 0;
        changed.add(kept);
        if (lots == 0) {
            hide(order.uid());
            return;
        }
        shown.put(order.uid(), new Shown(kept, id, order.intent().owner()));
        if (book.order(id).isPresent()) {
            book.move(id, listing.price(), lots);
        } else {
            long owner = owners.computeIfAbsent(order.intent().owner(), first -> ++lastOwner);
            book.place(id, owner, listing.side(), listing.price(), lots);
        }
    }

    /** Of an order that the lane has forgotten, nothing is left. */
    private void hide(OrderUid uid) {
        Shown gone = shown.remove(uid);
        if (gone != null) {
            gone.kept().book().cancel(gone.id());
            changed.add(gone.kept());
            owners.computeIfPresent(gone.owner(), (owner, number) -> hasOrders(number) ? number : null);
        }
    }

    private boolean hasOrders(long owner) {
        return books.values().stream().anyMatch(kept -> kept.book().size(owner) > 0);
    }

    private void publish() {
        changed.forEach(kept -> published.update(kept.market().name(), kept.book()));
        changed.clear();
    }

    private record Shown(Kept kept, long id, Address owner) {}

    private record Kept(Market market, Book book) {}
}
