package io.walras.sdk.session;

import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Hears what happens on a session. Methods are called one after the other on the session's own thread and must not
 * block; what they throw is logged and changes nothing. Each logs unless it is overridden.
 */
public interface SessionListener {
    /** Logs everything and does nothing else. */
    SessionListener LOGGING = new SessionListener() {};

    /** The auctioneer knows the solver; auctions follow. It says whether the solver is a shadow, and why. */
    default void welcomed(AuctioneerMessage.Welcome welcome) {
        log().log(Level.INFO, "in session with {0} as {1}", welcome.auctioneer(), welcome.solver());
        if (welcome.shadow()) {
            log().log(Level.WARNING, "bids cannot win: the solver is a shadow ({0})", welcome.shadowReason());
        }
    }

    /** From the next auction on the solver can win, or cannot any more. */
    default void standing(AuctioneerMessage.Standing standing) {
        if (standing.shadow()) {
            log().log(Level.WARNING, "bids cannot win any more: the solver is a shadow ({0})", standing.shadowReason());
        } else {
            log().log(Level.INFO, "bids can win from the next auction on");
        }
    }

    /** The connection is gone or could not be opened; it is opened again by itself. */
    default void disconnected(String reason) {
        log().log(Level.WARNING, "not connected: {0}", reason);
    }

    /** A solution was left out of a bid because the auctioneer would refuse it. */
    default void leftOut(long auctionId, Uint256 solutionId, BundleRefusal refusal) {
        log().log(
                        Level.INFO,
                        "auction {0}: solution {1} left out: {2} {3}",
                        Long.toString(auctionId),
                        solutionId,
                        refusal.code(),
                        refusal.detail());
    }

    /** The solver does not bid in an auction; {@code reason} says why. */
    default void passed(long auctionId, String reason) {
        log().log(Level.DEBUG, "auction {0}: passed: {1}", Long.toString(auctionId), reason);
    }

    /** A commitment was received; the signature is the auctioneer's. */
    default void received(AuctioneerMessage.Receipt receipt) {
        log().log(
                        receipt.refusal() == null ? Level.DEBUG : Level.WARNING,
                        "auction {0}: commitment {1} received at {2}, {3}",
                        Long.toString(receipt.auctionId()),
                        Long.toString(receipt.sequence()),
                        Long.toString(receipt.receivedAt()),
                        receipt.refusal() == null ? "counts" : receipt.refusal());
    }

    /** A bid was opened, or its opening was refused. */
    default void opened(AuctioneerMessage.Opened opened) {
        log().log(
                        opened.refusal() == null ? Level.DEBUG : Level.WARNING,
                        "auction {0}: opened, {1}",
                        Long.toString(opened.auctionId()),
                        opened.refusal() == null ? "counts" : opened.refusal());
    }

    /** An auction was decided; says of each bundle why it lost. */
    default void decided(AuctioneerMessage.Verdict verdict) {
        log().log(Level.INFO, "auction {0}: {1}", Long.toString(verdict.auctionId()), verdict.bundles());
    }

    /** A bundle won. */
    default void awarded(AuctioneerMessage.Awarded award) {
        log().log(Level.INFO, "auction {0}: bundle {1} won", Long.toString(award.auctionId()), award.bundleId());
    }

    /** The auctioneer refused something that was said. */
    default void refused(AuctioneerMessage.Refused refused) {
        log().log(Level.WARNING, "refused: {0} {1}", refused.errorType(), refused.description());
    }

    /**
     * The auctioneer said what cannot be: a signature that is not its own, a batch of another hash, times that do not
     * fit. Nothing was done on it.
     */
    default void distrusted(String what) {
        log().log(Level.ERROR, "the auctioneer said what cannot be: {0}", what);
    }

    private static Logger log() {
        return System.getLogger(SessionListener.class.getName());
    }
}
