package io.walras.auctioneer.testing;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** A feed in memory: what a test says it holds, as a source that goes on afterwards unless the test says otherwise. */
public final class MemoryFeed implements Feed {
    private volatile Source<FeedEvent, NotUsed> live = quiet();
    private volatile Source<FeedEvent, NotUsed> resumed = quiet();
    private volatile long resumedAfter = -1;

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

    @Override
    public Source<FeedEvent, NotUsed> live() {
        return live;
    }

    @Override
    public Source<FeedEvent, NotUsed> after(long id) {
        resumedAfter = id;
        return resumed;
    }

    private static Source<FeedEvent, NotUsed> quiet() {
        return Source.<FeedEvent>maybe().mapMaterializedValue(never -> NotUsed.getInstance());
    }
}
