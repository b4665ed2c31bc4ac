package io.walras.protocol.duty;

import java.time.Duration;

/**
 * When a solver is kept out, and for how long.
 *
 * <p>The fault rate over the outcomes in the window is (faults + 1) / (outcomes + 20), so that the first faults of a
 * newcomer do not decide alone: one of one gives 2/21 and passes, two of four give 3/24 and do not.
 */
public final class BreakerRules {
    /** Outcomes that count: at most this many, the latest. */
    public static final int WINDOW = 100;

    /** Outcomes older than this count no more, in milliseconds. */
    public static final long WINDOW_MILLIS = Duration.ofHours(24).toMillis();

    /** The first time out, in milliseconds; each further one doubles it. */
    public static final long FIRST_BLOCK_MILLIS = Duration.ofMinutes(15).toMillis();

    /** The most doublings. */
    public static final int MAX_LEVEL = 7;

    /** Settlements in a row, without a fault in between, that take one doubling back. */
    public static final int CLEAN_RUN = 6;

    private static final long MAX_RATE_PERCENT = 12;

    private BreakerRules() {}

    /** Whether the fault rate is above 12 %. */
    static boolean isTooMany(long faults, long outcomes) {
        return (faults + 1) * 100 > MAX_RATE_PERCENT * (outcomes + 20);
    }

    /** The time out after this many earlier ones that are not taken back, in milliseconds. */
    static long blockMillis(int level) {
        return FIRST_BLOCK_MILLIS << Math.min(level, MAX_LEVEL);
    }
}
