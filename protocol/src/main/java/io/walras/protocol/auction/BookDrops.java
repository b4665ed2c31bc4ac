package io.walras.protocol.auction;

import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.BookSweep;
import io.walras.protocol.book.BookSweep.Drop;
import io.walras.protocol.book.Listing;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which orders leave their books because of an auction. */
public final class BookDrops {
    private BookDrops() {}

    /** Those that may not rest in their books as these stand at the cut. */
    static SortedMap<OrderUid, Drop> atTheCut(IntentPool pool) {
        List<BookEntry> entries = new ArrayList<>();
        Map<Long, OrderUid> uids = new HashMap<>();
        for (PooledOrder order : pool.orders()) {
            if (order.isOpen()) {
                order.entry().ifPresent(entry -> {
                    entries.add(entry);
                    uids.put(entry.sequence(), order.uid());
                });
            }
        }
        SortedMap<OrderUid, Drop> dropped = new TreeMap<>();
        BookSweep.of(entries)
                .forEach((sequence, drop) -> dropped.put(Objects.requireNonNull(uids.get(sequence)), drop));
        return dropped;
    }

    /** Those of the batch that were for one auction, which is decided. */
    public static SortedMap<OrderUid, Drop> afterTheAuction(IntentPool pool, Collection<OrderUid> batch) {
        SortedMap<OrderUid, Drop> over = new TreeMap<>();
        for (OrderUid uid : batch) {
            pool.order(uid).filter(BookDrops::isForOneAuction).ifPresent(order -> over.put(uid, Drop.ImmediateOver));
        }
        return over;
    }

    static boolean isForOneAuction(PooledOrder order) {
        Listing listing = order.listing();
        return listing != null && listing.attributes().timeInForce().isForOneAuction();
    }
}
