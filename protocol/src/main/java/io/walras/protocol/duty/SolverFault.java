package io.walras.protocol.duty;

import io.walras.protocol.bid.BidFault;

/** The ways in which a solver fails its duty; the name of a constant is its stable name on the wire. */
public enum SolverFault {
    /** It committed to a bid and did not open it. */
    NotOpened,
    /** It opened something else than it committed to. */
    OpenedOther,
    /** It signed two different commitments of the same number. */
    Equivocated,
    /** Its award was not settled, because a call of its own bundle reverts. */
    NotSettled;

    /** The fault that a bid shows. */
    public static SolverFault of(BidFault.Kind kind) {
        return switch (kind) {
            case NotOpened -> NotOpened;
            case OpenedOther -> OpenedOther;
            case Equivocated -> Equivocated;
        };
    }
}
