package io.walras.settlement.chain;

/** Whether a token would let the allowance holder pull an amount from its owner now. */
public sealed interface TransferCheck {
    /** It would. */
    record Allowed() implements TransferCheck {}

    /** It would not, and why. */
    record Refused(String reason) implements TransferCheck {}
}
