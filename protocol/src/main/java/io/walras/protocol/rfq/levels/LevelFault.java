package io.walras.protocol.rfq.levels;

/** Why levels are not used. The name of a constant is its stable name on the wire. */
public enum LevelFault {
    /** Sooner after the last ones than is allowed. */
    TooFast,
    /** Not the number that has to come next: only a snapshot helps. */
    SequenceGap,
    /** A price or a size is 0. */
    ZeroAmount,
    /** More steps on a side than are allowed. */
    TooManyLevels,
    /** Bids do not get worse from one to the next, or asks. */
    NotOrdered,
    /** The best bid is not below the best ask. */
    Crossed,
    /** The best ask is more than a tenth above the best bid. */
    TooWide
}
