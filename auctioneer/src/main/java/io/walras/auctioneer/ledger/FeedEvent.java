package io.walras.auctioneer.ledger;

import io.walras.protocol.intent.OrderUid;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One event of the feed.
 *
 * @param id its number in the feed: the first is 1, and none is left out
 */
public record FeedEvent(long id, News news) {
    /**
     * What an event tells.
     *
     * @param json the payload, as docs/reference/events.md describes it
     * @param orders those that the payload names
     */
    public record News(Kind kind, String json, SortedSet<OrderUid> orders) {
        public News {
            orders = Collections.unmodifiableSortedSet(new TreeSet<>(orders));
        }

        /** What is about no order in particular. */
        public News(Kind kind, String json) {
            this(kind, json, new TreeSet<>());
        }
    }

    /** What the event is about. */
    public enum Kind {
        ORDER("order"),
        AUCTION("auction"),
        AWARD("award"),
        SETTLEMENT("settlement"),
        TRADE("trade"),
        PRICE("price");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
