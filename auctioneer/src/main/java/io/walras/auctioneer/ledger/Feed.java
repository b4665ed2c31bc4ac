package io.walras.auctioneer.ledger;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The live stream of what happens in the lane. An event is told only after the ledger holds it. A subscriber that reads
 * too slowly is failed with {@link FellBehind}; it may come back and resume.
 */
public interface Feed {
    /** Everything that happens from now on. Fails at once with {@link TooManySubscribers} if there are too many. */
    Source<FeedEvent, NotUsed> live();

    /**
     * Everything that happened after the event with this id, then everything from now on. An id that was not given out
     * yet is as good as {@link #live()}. Fails as {@link #live()} does.
     */
    Source<FeedEvent, NotUsed> after(long id);

    /** The subscriber read too slowly. */
    final class FellBehind extends RuntimeException {
        private static final long serialVersionUID = 1;

        public FellBehind(long lastId) {
            super("the subscriber fell too far behind after event " + lastId);
        }
    }

    /** As many subscribers as are allowed are there already. */
    final class TooManySubscribers extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooManySubscribers(int allowed) {
            super("there are " + allowed + " subscribers already");
        }
    }
}
