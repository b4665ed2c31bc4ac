package io.walras.protocol.book;

import java.util.Arrays;
import java.util.Optional;

/** How long an order rests. */
public enum TimeInForce {
    /** Until its last second (good till time). */
    GTT,
    /** For one auction, which may fill any part of it (immediate or cancel). */
    IOC,
    /** For one auction, which fills all of it or nothing (fill or kill). */
    FOK;

    /** Whether it is over with the first auction that considered it. */
    public boolean isForOneAuction() {
        return this != GTT;
    }

    /** The constant of this name on the wire. */
    public static Optional<TimeInForce> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }
}
