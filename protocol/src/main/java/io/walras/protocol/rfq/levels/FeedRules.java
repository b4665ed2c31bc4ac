package io.walras.protocol.rfq.levels;

/**
 * What is asked of levels.
 *
 * @param minIntervalMillis between two messages about one pair
 * @param staleMillis after which levels that were not confirmed are not used, whatever the maker says
 * @param maxSteps on a side
 */
public record FeedRules(long minIntervalMillis, long staleMillis, int maxSteps) {
    /** A quarter of a second, four seconds, forty steps. */
    public static final FeedRules USUAL = new FeedRules(250, 4_000, 40);
}
