package io.walras.auctioneer.solver.session;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BatchTerms;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * An auction as solvers are told it. Both texts are made once for all sessions.
 *
 * @param sequence counts the auctions that were told
 * @param snapshot the message with the whole auction
 * @param delta the message with what is different from the auction before; null for the first
 * @param inbox hears what the participants say
 */
public record Offer(
        long sequence,
        Batch batch,
        AuctionJson auction,
        long closesAt,
        String snapshot,
        @Nullable String delta,
        ActorRef<SolverInput> inbox) {
    /**
     * Times of an auction in unix milliseconds, as {@link AuctioneerMessage.Auction} tells them.
     *
     * @param sentAt when it is told
     */
    public record Times(long sentAt, long closesAt, long opensUntil) {}

    static Offer of(
            @Nullable Offer before, Batch batch, AuctionJson auction, Times times, ActorRef<SolverInput> inbox) {
        long sequence = before == null ? 1 : before.sequence + 1;
        BatchTerms terms = BatchTerms.of(batch);
        AuctioneerMessage.Auction whole = new AuctioneerMessage.Auction(
                sequence,
                BatchHash.of(batch),
                times.sentAt(),
                times.closesAt(),
                times.opensUntil(),
                auction,
                null,
                terms);
        String delta = before == null ? null : difference(whole, before.auction, auction);
        return new Offer(sequence, batch, auction, times.closesAt(), whole.text(), delta, inbox);
    }

    private static String difference(AuctioneerMessage.Auction whole, AuctionJson before, AuctionJson after) {
        return new AuctioneerMessage.Auction(
                        whole.sequence(),
                        whole.batch(),
                        whole.sentAt(),
                        whole.closesAt(),
                        whole.opensUntil(),
                        null,
                        AuctionDelta.between(before, after),
                        whole.terms())
                .text();
    }

    long auctionId() {
        return batch.auctionId();
    }
}
