package io.walras.protocol.intent;

/** What an order's owner is told about it; the first that fits, in this order. */
public enum OrderStatus {
    /** Filled completely. */
    FULFILLED("fulfilled"),
    /** Cancelled by its owner, off-chain or on-chain. */
    CANCELLED("cancelled"),
    /** Past its last second. */
    EXPIRED("expired"),
    /** Waits for the owner's on-chain signature. */
    PRESIGNATURE_PENDING("presignaturePending"),
    /** May be filled. */
    OPEN("open");

    private final String wireName;

    OrderStatus(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
