package io.walras.settlement.submit;

/**
 * Where an award stands. A pure function of what the chain shows now: nothing is remembered, so after a reorganisation a
 * status may be earlier than the one before. Only {@link Final} and {@link Expired} are for good, as far as finality depth
 * can be trusted.
 */
public sealed interface SettlementStatus {
    /** In no block, and the nonce is free. */
    record Pending(boolean inPool) implements SettlementStatus {}

    /** Settled in a block that may yet be reorganised away. */
    record Mined(Receipt receipt, long confirmations) implements SettlementStatus {}

    /** Settled at finality depth. */
    record Final(Receipt receipt) implements SettlementStatus {}

    /** Our transaction is in a block and failed; {@link RevertReplay} tells why. */
    record Reverted(Receipt receipt, long confirmations, boolean isFinal) implements SettlementStatus {}

    /** The nonce was spent on something that is no settlement: our cancellation, or a transaction that we do not know. */
    record NonceTaken(boolean isFinal) implements SettlementStatus {}

    /** Not settled, and never will be: its deadline had passed at a block that is at finality depth. */
    record Expired(boolean nonceSpentFinally) implements SettlementStatus {}

    /** The status that an observation shows of an award with this deadline (unix seconds, inclusive). */
    static SettlementStatus of(Observation seen, long deadline) {
        Receipt settled = seen.settled();
        if (settled != null) {
            return seen.isFinal(settled.blockNumber())
                    ? new Final(settled)
                    : new Mined(settled, seen.confirmations(settled.blockNumber()));
        }
        if (seen.finalized().timestamp() > deadline) {
            return new Expired(seen.nonceSpentFinally());
        }
        Receipt spent = seen.spent();
        if (spent != null && !spent.success()) {
            return new Reverted(spent, seen.confirmations(spent.blockNumber()), seen.isFinal(spent.blockNumber()));
        }
        return seen.nonceSpent() ? new NonceTaken(seen.nonceSpentFinally()) : new Pending(seen.inPool());
    }
}
