package io.walras.settlement.submit;

/**
 * What the node said to a transaction it was sent. None of this proves anything about the transaction: the same bytes
 * may have reached the chain before, or another way. The truth is what {@link SettlementObserver} sees.
 *
 * @param detail the node's words
 */
public record Broadcast(Outcome outcome, String detail) {
    /** The node's answer in one word. */
    public enum Outcome {
        /** Taken into its pool. */
        ACCEPTED,
        /** It has these very bytes already. */
        ALREADY_KNOWN,
        /** The nonce is in a block already: of this transaction, of one it replaced, or of a foreign one. */
        NONCE_SPENT,
        /** It bids too little, in itself or to replace what the pool has. */
        UNDERPRICED,
        /** The sender cannot pay for it. */
        INSUFFICIENT_FUNDS,
        /** Refused for another reason. */
        REFUSED,
        /** There was no sensible answer: it may have arrived or not. */
        UNKNOWN
    }
}
