package io.walras.protocol.wire.maker;

/** Which sides a maker quotes; the name of a constant is its stable name on the wire. */
public enum Sides {
    /** Both. */
    Both,
    /** It buys the base token only. */
    Bid,
    /** It sells the base token only. */
    Ask
}
