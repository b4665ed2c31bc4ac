package io.walras.protocol.auction;

import java.util.Optional;

/** How winners are chosen among the bids that remain after the fairness filter. */
public sealed interface SelectionPolicy {
    SelectionPolicy GREEDY = new Greedy();

    /** The name in configuration, auction files and competitions. */
    String wireName();

    /** The policy for one of so many choices that together are to take no longer than one; a budget is rounded down. */
    SelectionPolicy share(int parts);

    /** By score, each bid that shares no conflict key with a winner before it. */
    record Greedy() implements SelectionPolicy {
        static final String NAME = "greedy";

        @Override
        public String wireName() {
            return NAME;
        }

        @Override
        public SelectionPolicy share(int parts) {
            return this;
        }
    }

    /**
     * The bids that are worth most together.
     *
     * @param nodeBudget nodes that the search for the winners may take, and again the searches for reference scores
     *     together; when they are spent, the best that was found counts
     */
    record Exact(long nodeBudget) implements SelectionPolicy {
        static final String NAME = "exact";

        /** What an auction file gets that names no budget: seconds, not minutes. */
        public static final long DEFAULT_NODE_BUDGET = 5_000_000;

        public Exact {
            if (nodeBudget < 1) {
                throw new IllegalArgumentException("a node budget is positive: " + nodeBudget);
            }
        }

        @Override
        public String wireName() {
            return NAME;
        }

        @Override
        public SelectionPolicy share(int parts) {
            return new Exact(Math.max(1, nodeBudget / parts));
        }
    }

    /** The policy of this exact wire name; {@code nodeBudget} is for those that search. */
    static Optional<SelectionPolicy> ofWireName(String name, long nodeBudget) {
        return switch (name) {
            case Greedy.NAME -> Optional.of(GREEDY);
            case Exact.NAME -> Optional.of(new Exact(nodeBudget));
            default -> Optional.empty();
        };
    }
}
