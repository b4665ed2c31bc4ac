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
     * Everything that happened after the event with this id, then everything from now on. Fails as {@link #live()} does,
     * and with {@link NeverGivenOut} as soon as it is known that no event has this id yet.
     */
    Source<FeedEvent, NotUsed> after(long id);

    /**
     * Whether an event may have had this id. While what was journaled before a start is still being read, any may: an id
     * that was given out before the start stays good.
     */
    boolean mayBeGivenOut(long id);

    /** No event has the id that a subscriber wants to resume after. */
    final class NeverGivenOut extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NeverGivenOut(long id) {
            super("no event has the id " + id + " yet");
        }
    }

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
