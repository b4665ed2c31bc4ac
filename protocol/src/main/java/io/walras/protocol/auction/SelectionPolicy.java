package io.walras.protocol.auction;

import java.util.Arrays;
import java.util.Optional;

/** How winners are chosen among the bids that remain after the fairness filter. */
public enum SelectionPolicy {
    /** By score, each bid that shares no directed pair with a winner before it. */
    GREEDY("greedy");

    private final String wireName;

    SelectionPolicy(String wireName) {
        this.wireName = wireName;
    }

    /** The name in configuration and auction files. */
    public String wireName() {
        return wireName;
    }

    /** The policy of this exact wire name. */
    public static Optional<SelectionPolicy> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.wireName.equals(name))
                .findFirst();
    }
}
