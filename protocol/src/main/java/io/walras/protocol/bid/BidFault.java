package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;

/** Something a solver did that harms an auction and that what it signed proves, or that it was bound to do and did not. */
public record BidFault(Address solver, Kind kind, String detail) {
    /** The faults; the name of a constant is its stable name on the wire. */
    public enum Kind {
        /** It committed to a bid and did not open it. */
        NotOpened,
        /** It opened something else than it committed to. */
        OpenedOther,
        /** It signed two different commitments of the same number. */
        Equivocated
    }
}
