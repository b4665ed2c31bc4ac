package io.walras.auctioneer.book;

/** A stream of which nothing may be missing cannot go on. Following anew is safe. */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. The name of a constant is its stable name on the wire. */
    public enum Reason {
        /** The follower read too slowly. */
        FellBehind,
        /** The auctioneer may have missed something itself. */
        Unavailable
    }

    Interrupted(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
