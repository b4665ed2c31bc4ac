package io.walras.auctioneer.ledger;

/**
 * One event of the feed.
 *
 * @param id its number in the lane's journal: ascending, some left out
 * @param json the payload, as docs/reference/events.md describes it
 */
public record FeedEvent(long id, Kind kind, String json) {
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
