package io.walras.protocol.rfq.quality;

import java.time.Duration;

/** What counts, for how long, and what it costs. Parts are millionths. */
public final class QualityRules {
    /** The whole. */
    public static final int PARTS = 1_000_000;

    /** Requests and quotes that count: at most this many, the latest. */
    public static final int WINDOW = 200;

    /** Requests older than this count no more, in milliseconds. */
    public static final long WINDOW_MILLIS = Duration.ofHours(24).toMillis();

    /** What a maker that never answers in time loses, and one that always declines. */
    static final int COST_OF_SHARE = PARTS / 2;

    /** Quotes may be worse than the levels by this much on average: 2 basis points. */
    static final int BIAS_ALLOWED = 200;

    /** Quotes may scatter around the levels by this much: 5 basis points. */
    static final int DEVIATION_ALLOWED = 500;

    /** Weight lost for each millionth above what is allowed, so that a basis point costs a hundredth. */
    static final int COST_OF_DIVERGENCE = 100;

    /** The most that divergence costs. */
    static final int MOST_FOR_DIVERGENCE = PARTS / 2;

    /** The weight that nobody falls below. */
    static final int LEAST_WEIGHT = PARTS / 20;

    private QualityRules() {}
}
