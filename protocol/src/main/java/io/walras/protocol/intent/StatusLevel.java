package io.walras.protocol.intent;

import java.util.Locale;

/** How far the latest award to an order has come; what is told of it is as certain as its level. */
public enum StatusLevel {
    /** The order is durable, and no award fills it. */
    ACCEPTED,
    /** An award fills it. */
    AWARDED,
    /** A transaction that settles the award was sent. */
    SUBMITTED,
    /** The settlement is in a block. */
    SETTLED,
    /** The settlement's block is at finality depth. */
    FINALISED;

    /** The level of an order; {@code submitted} says whether a transaction was sent for its latest award. */
    public static StatusLevel of(PooledOrder order, boolean submitted) {
        if (order.fills().isEmpty()) {
            return ACCEPTED;
        }
        return switch (order.fills().lastEntry().getValue().phase()) {
            case LIVE -> submitted ? SUBMITTED : AWARDED;
            case MINED -> SETTLED;
            case FINAL -> FINALISED;
        };
    }

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
