package io.walras.auctioneer.replay;

/**
 * The first place at which a record does not follow from itself.
 *
 * @param where in the record, as a JSON pointer
 * @param recorded what stands there
 * @param recomputed what should stand there
 */
public record Difference(String where, String recorded, String recomputed) {}
