package io.walras.auctioneer.ledger;

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
     */
    public record News(Kind kind, String json) {}

    /** What the event is about. */
    public enum Kind {
        ORDER("order"),
        AUCTION("auction"),
        AWARD("award"),
        SETTLEMENT("settlement");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
