package io.walras.sdk.trade;

/** What became of a cancellation that was accepted. */
public enum Cancellation {
    /** The order is in no later award. */
    HOLDS,
    /** The order is in an award that may still settle; it is cancelled if that lapses. */
    PENDING
}
