package io.walras.protocol.book;

import java.util.Arrays;
import java.util.Optional;

/**
 * What becomes of an order that crosses an earlier one of the same owner, which would let the owner trade with itself. The
 * later order decides.
 */
public enum SelfTrade {
    /** Both rest. */
    ALLOW("allow"),
    /** The later one is dropped. */
    DROP_NEWEST("dropNewest"),
    /** The earlier one is dropped. */
    DROP_OLDEST("dropOldest"),
    /** Both are dropped. */
    DROP_BOTH("dropBoth");

    private final String wireName;

    SelfTrade(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    boolean dropsOldest() {
        return this == DROP_OLDEST || this == DROP_BOTH;
    }

    boolean dropsNewest() {
        return this == DROP_NEWEST || this == DROP_BOTH;
    }

    /** The constant of this name on the wire. */
    public static Optional<SelfTrade> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(name))
                .findFirst();
    }
}
