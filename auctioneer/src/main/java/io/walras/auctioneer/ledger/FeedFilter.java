package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import java.util.Set;

/**
 * Which events a subscriber wants: those of these kinds that are about one of these orders, or about an order of one of these
 * owners. What is empty excludes nothing; if both uids and owners are given, either is enough.
 */
public record FeedFilter(Set<FeedEvent.Kind> kinds, Set<Address> owners, Set<OrderUid> uids) {
    /** Everything. */
    public static final FeedFilter EVERYTHING = new FeedFilter(Set.of(), Set.of(), Set.of());

    public FeedFilter {
        kinds = Set.copyOf(kinds);
        owners = Set.copyOf(owners);
        uids = Set.copyOf(uids);
    }

    /** Whether the subscriber wants the event. */
    public boolean wants(FeedEvent event) {
        FeedEvent.News news = event.news();
        boolean isOfKind = kinds.isEmpty() || kinds.contains(news.kind());
        boolean isAboutAnyone = owners.isEmpty() && uids.isEmpty();
        return isOfKind
                && (isAboutAnyone
                        || news.orders().stream().anyMatch(uid -> uids.contains(uid) || owners.contains(uid.owner())));
    }
}
