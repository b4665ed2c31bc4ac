package io.walras.protocol.wire.maker;

import io.walras.protocol.chain.Address;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How good a maker is, by numbers that anybody can compute again from the record, and what follows from them. */
public sealed interface Conduct extends HubMessage {
    /**
     * What was measured between two moments.
     *
     * @param requests that were sent to the maker
     * @param quoted those that it answered with a good quote in time
     * @param rejected those that it answered with a reason; freely or not
     * @param invalid those that it answered with no good quote
     * @param timeouts those that it did not answer in time
     * @param p50Ms the median time of answers; null if there was none
     * @param p99Ms the time that 99 of 100 answers do not exceed; null if there was none
     * @param selected quotes that a winning bundle took
     * @param settled selected quotes that settled
     * @param faults selected quotes that lapsed by the maker's fault
     * @param winRatePpm selected by quoted
     * @param biasPpm how much worse (positive) firm quotes are than the ladder said, on average; null if too few
     * @param sdPpm the standard deviation of that; null if too few
     * @param weightPpm the maker's weight when requests are few
     */
    record Stats(
            long from,
            long to,
            long requests,
            long quoted,
            long rejected,
            long invalid,
            long timeouts,
            @Nullable Long p50Ms,
            @Nullable Long p99Ms,
            long selected,
            long settled,
            long faults,
            long winRatePpm,
            @Nullable Long biasPpm,
            @Nullable Long sdPpm,
            long weightPpm)
            implements Conduct {
        public Stats {
            if (from > to) {
                throw new IllegalArgumentException("from is after to");
            }
        }
    }

    /**
     * The maker is asked no more.
     *
     * @param base of the pair for which that is so; null for all
     * @param quote of that pair; null for all
     * @param rule the name of the rule
     * @param until when it ends; null if only its restoration tells
     * @param detail the counts behind it
     */
    record Restricted(
            @Nullable Address base,
            @Nullable Address quote,
            String rule,
            @Nullable Long until,
            String detail) implements Conduct {
        public Restricted {
            requirePair(base, quote);
            Bounds.text(rule, Bounds.NAME, "rule");
            Bounds.text(detail, Bounds.DETAIL, "detail");
        }
    }

    /** The maker is asked again, in all pairs or in this one. */
    record Restored(@Nullable Address base, @Nullable Address quote) implements Conduct {
        public Restored {
            requirePair(base, quote);
        }
    }

    private static void requirePair(@Nullable Address base, @Nullable Address quote) {
        if (base == null || quote == null) {
            if (base != null || quote != null) {
                throw new IllegalArgumentException("a pair has two tokens");
            }
            return;
        }
        PairTerms.requirePair(Objects.requireNonNull(base), quote);
    }
}
