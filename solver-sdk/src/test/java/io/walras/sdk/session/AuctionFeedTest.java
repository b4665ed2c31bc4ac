package io.walras.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.sdk.testkit.Recordings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuctionFeedTest {
    private static final AuctionJson FIRST = Recordings.ofOrders(1, 1).auction();
    private static final AuctionJson SECOND = Recordings.ofOrders(2, 3).auction();
    private static final AuctionJson THIRD = Recordings.ofOrders(3, 2).auction();

    private final AuctionFeed feed = new AuctionFeed();

    private static AuctioneerMessage.Auction told(
            long sequence, @Nullable AuctionJson snapshot, @Nullable AuctionDelta delta) {
        return new AuctioneerMessage.Auction(
                sequence,
                Keccak256.hash("batch"),
                1,
                2,
                3,
                snapshot,
                delta,
                Recordings.ofOrders(1, 1).terms());
    }

    private static AuctioneerMessage.Auction whole(long sequence, AuctionJson auction) {
        return told(sequence, auction, null);
    }

    private static AuctioneerMessage.Auction difference(long sequence, AuctionJson before, AuctionJson after) {
        return told(sequence, null, AuctionDelta.between(before, after));
    }

    @Test
    void shouldPutAuctionsTogetherFromASnapshotAndWhatFollowsIt() {
        assertThat(feed.take(whole(5, FIRST))).contains(FIRST);
        assertThat(feed.take(difference(6, FIRST, SECOND))).contains(SECOND);
        assertThat(feed.take(difference(7, SECOND, THIRD))).contains(THIRD);
    }

    @Test
    void shouldMakeNothingOfADifferenceToAnAuctionThatItWasNotTold() {
        assertThat(feed.take(difference(1, FIRST, SECOND))).isEmpty();
        feed.take(whole(2, FIRST));

        assertThat(feed.take(difference(4, FIRST, SECOND))).isEmpty();
    }

    @Test
    void shouldMakeNothingOfWhatFollowsUntilItIsToldAWholeAuction() {
        feed.take(whole(1, FIRST));
        feed.take(difference(3, SECOND, THIRD));

        assertThat(feed.take(difference(4, SECOND, THIRD))).isEmpty();
        assertThat(feed.take(whole(5, SECOND))).contains(SECOND);
        assertThat(feed.take(difference(6, SECOND, THIRD))).contains(THIRD);
    }

    @Test
    void shouldMakeNothingOfADifferenceThatDoesNotFit() {
        feed.take(whole(1, FIRST));

        assertThat(feed.take(difference(2, SECOND, FIRST))).isEmpty();
    }
}
