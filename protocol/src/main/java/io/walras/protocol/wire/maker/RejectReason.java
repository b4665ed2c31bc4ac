package io.walras.protocol.wire.maker;

/** Why a maker does not quote; the name of a constant is its stable name on the wire. */
public enum RejectReason {
    /** Too small for it. */
    MinSize(true),
    /** Too large for it. */
    MaxSize(true),
    /** It does not quote this pair now. */
    PairOff(true),
    /** It does not have the tokens. */
    Liquidity(false),
    /** Its own limits forbid it. */
    Risk(false),
    /** Something of its own does not work. */
    Unavailable(false);

    private final boolean free;

    RejectReason(boolean free) {
        this.free = free;
    }

    /** Whether it is no blemish; the others lower the weight that a maker has when requests are few. */
    public boolean isFree() {
        return free;
    }
}
