package io.walras.sdk.session;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.sdk.Auction;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One auction as this solver takes part in it. Used on the session's thread alone. */
final class OwnAuction {
    final long id;
    final Bytes32 batch;
    final Eip712Domain domain;
    final long closesAt;
    final long opensUntil;
    final Auction auction;

    private final NavigableMap<Long, SealedBid> bids = new TreeMap<>();
    private long received = -1;
    private long nextSequence;
    private @Nullable Link openedOn;

    OwnAuction(Auction auction, Bytes32 batch, Eip712Domain domain, long closesAt, long opensUntil) {
        this.id = Objects.requireNonNull(auction.request().id());
        this.auction = auction;
        this.batch = batch;
        this.domain = domain;
        this.closesAt = closesAt;
        this.opensUntil = opensUntil;
    }

    /** The number of the next commitment. */
    long takeSequence() {
        return nextSequence++;
    }

    /** How often it was committed to something. */
    long commitments() {
        return nextSequence;
    }

    void committed(SealedBid bid) {
        bids.put(bid.signed().commitment().sequence(), bid);
    }

    /** The bid of this number, if it was committed to and not refused. */
    Optional<SealedBid> bid(long sequence) {
        return Optional.ofNullable(bids.get(sequence));
    }

    /** The bid that counts: the latest that was not refused. */
    Optional<SealedBid> counting() {
        return Optional.ofNullable(bids.lastEntry()).map(Map.Entry::getValue);
    }

    void received(long sequence) {
        received = Math.max(received, sequence);
    }

    void refused(long sequence) {
        bids.remove(sequence);
    }

    /** Whether the auctioneer has given its receipt for the bid that counts. */
    boolean isReceived() {
        return !bids.isEmpty() && received >= bids.lastKey();
    }

    /** Whether the bid that counts was said to be the last. */
    boolean isLast() {
        return counting().map(bid -> bid.signed().commitment().last()).orElse(false);
    }

    /** Notes that the bid is shown on this link; false if it has been already. */
    boolean openOn(Link link) {
        boolean again = openedOn == link;
        openedOn = link;
        return !again;
    }

    void openAgain() {
        openedOn = null;
    }

    void finish() {
        bids.clear();
    }

    /** Whether it still has a bid to open. */
    boolean isOwed() {
        return !bids.isEmpty();
    }
}
