package io.walras.sdk.session;

import io.walras.protocol.bid.Commitment;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.ServerClock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One auction as this solver takes part in it. Used on the session's thread alone. */
final class OwnAuction {
    final long id;
    final Bytes32 batch;
    final Eip712Domain domain;
    private final long closesAt;
    private final long opensUntil;
    private final boolean recalled;
    private final NavigableMap<Long, SealedBid> bids = new TreeMap<>();
    private long received = -1;
    private final long firstSequence;
    private int commitments;
    private @Nullable Link openedOn;

    private OwnAuction(
            long id,
            Bytes32 batch,
            Eip712Domain domain,
            long closesAt,
            long opensUntil,
            long firstSequence,
            boolean recalled) {
        this.id = id;
        this.batch = batch;
        this.domain = domain;
        this.closesAt = closesAt;
        this.opensUntil = opensUntil;
        this.firstSequence = firstSequence;
        this.recalled = recalled;
    }

    /**
     * One that was told now.
     *
     * @param told with its times by the auctioneer's clock
     * @param firstSequence the number of the first commitment: one that no other process of this solver has used in it
     */
    static OwnAuction told(long id, AuctioneerMessage.Auction told, Eip712Domain domain, long firstSequence) {
        return new OwnAuction(id, told.batch(), domain, told.closesAt(), told.opensUntil(), firstSequence, false);
    }

    /** One that an earlier process took part in; times are those of this process's own clock. */
    static OwnAuction recalled(SealedBid bid, Eip712Domain domain, long closesAt, long opensUntil) {
        Commitment commitment = bid.signed().commitment();
        OwnAuction own = new OwnAuction(
                commitment.auctionId(),
                commitment.batch(),
                domain,
                closesAt,
                opensUntil,
                commitment.sequence() + 1,
                true);
        own.committed(bid);
        return own;
    }

    /** When its bids close, by this process's own clock. */
    long closes(ServerClock clock) {
        return recalled ? closesAt : clock.local(closesAt);
    }

    /** Until when bids may be opened, by this process's own clock. */
    long opensUntil(ServerClock clock) {
        return recalled ? opensUntil : clock.local(opensUntil);
    }

    /** The number of the next commitment. */
    long takeSequence() {
        return firstSequence + commitments++;
    }

    /** How often it was committed to something. */
    int commitments() {
        return commitments;
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
