package io.walras.auctioneer.solver.session;

import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.engine.BidReader;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one session says and hears about auctions. Only what its solver has signed, and what it was asked to open, goes on to
 * the auction; what costs time to check costs this connection's time.
 */
final class SealedBidding {
    private static final int MAX_OPENINGS = 4;

    private final SessionTerms terms;
    private final Outbound out;
    private @Nullable Offer offer;
    private long lastTold;
    private long lastResync;
    private int openings;
    private boolean askedToOpen;

    SealedBidding(SessionTerms terms, Outbound out) {
        this.terms = terms;
        this.out = out;
    }

    /** An auction begins. */
    void told(Offer next) {
        String delta = offer != null && lastTold + 1 == next.sequence() ? next.delta() : null;
        offer = next;
        lastTold = next.sequence();
        openings = 0;
        askedToOpen = false;
        out.say(delta == null ? next.snapshot() : delta);
    }

    /** Says something about an auction. */
    void say(AuctioneerMessage message) {
        Offer current = offer;
        if (message instanceof AuctioneerMessage.OpenNow due
                && current != null
                && current.auctionId() == due.auctionId()) {
            askedToOpen = true;
        }
        out.say(message);
    }

    void resync() {
        Offer current = offer;
        if (current == null) {
            return;
        }
        if (lastResync == current.sequence()) {
            out.end("TooFast", "one resync for each auction");
            return;
        }
        lastResync = current.sequence();
        out.say(current.snapshot());
    }

    void commit(SignedCommitment signed, long receivedAt) {
        Offer current = offer;
        if (current == null) {
            out.refuse(Refusal.WrongAuction.name(), "there is no auction in which this solver takes part");
        } else if (!signed.isAuthentic(terms.domain())) {
            out.refuse("Unauthorized", "the commitment is not signed by the solver of this session");
        } else {
            current.inbox().tell(new SolverInput.Commit(signed, receivedAt));
        }
    }

    void pass(SolverMessage.Pass pass, Address solver, long receivedAt) {
        Offer current = offer;
        if (current != null) {
            current.inbox().tell(new SolverInput.Pass(pass.auctionId(), solver, receivedAt));
        }
    }

    /** Bids are read here, and only when they were asked for. */
    void open(Opening opening, long receivedAt) {
        Offer current = offer;
        if (current == null || current.auctionId() != opening.auctionId()) {
            refuse(opening, receivedAt, Refusal.WrongAuction);
            return;
        }
        if (!askedToOpen) {
            refuse(opening, receivedAt, Refusal.TooEarly);
            return;
        }
        openings++;
        if (openings > MAX_OPENINGS) {
            out.end("TooFast", "at most " + MAX_OPENINGS + " openings in an auction");
        } else if (opening.bid().toArray().length > terms.maxBidBytes()) {
            out.end("TooLarge", "a bid has at most " + terms.maxBidBytes() + " bytes");
        } else {
            Address solver = opening.solver();
            Answered answer =
                    BidReader.read(new SubmittedBid(solver, opening.bid(), receivedAt, null), current.batch());
            current.inbox().tell(new SolverInput.Open(opening, answer, receivedAt));
        }
    }

    private void refuse(Opening opening, long receivedAt, Refusal refusal) {
        out.say(new AuctioneerMessage.Opened(opening.auctionId(), opening.sequence(), receivedAt, refusal.name()));
    }
}
