package io.walras.auctioneer.testing;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** A feed in memory: what a test says it holds, as a source that goes on afterwards unless the test says otherwise. */
public final class MemoryFeed implements Feed {
    /** The largest id that was given out. */
    private static final long LAST = 1_000_000;

    private volatile Source<FeedEvent, NotUsed> live = quiet();
    private volatile Source<FeedEvent, NotUsed> resumed = quiet();
    private volatile long resumedAfter = -1;
    private volatile @Nullable Feed followed;

    public void live(Source<FeedEvent, NotUsed> events) {
        live = events.concat(quiet());
    }

    public void resumed(Source<FeedEvent, NotUsed> events) {
        resumed = events.concat(quiet());
    }

    /** The event that the last subscriber wanted to resume after; -1 if there was none. */
    public long resumedAfter() {
        return resumedAfter;
    }

    /** From now on, everything is what this feed says. */
    public void follow(Feed feed) {
        followed = feed;
    }

    @Override
    public Source<FeedEvent, NotUsed> live() {
        Feed other = followed;
        return other == null ? live : other.live();
    }

    @Override
    public Source<FeedEvent, NotUsed> after(long id) {
        resumedAfter = id;
        Feed other = followed;
        return other == null ? resumed : other.after(id);
    }

    @Override
    public boolean mayBeGivenOut(long id) {
        Feed other = followed;
        return other == null ? id <= LAST : other.mayBeGivenOut(id);
    }

    private static Source<FeedEvent, NotUsed> quiet() {
        return Source.<FeedEvent>maybe().mapMaterializedValue(never -> NotUsed.getInstance());
    }
}
