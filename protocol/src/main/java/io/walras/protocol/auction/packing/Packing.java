package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.List;

/**
 * A set of items without a common key.
 *
 * @param chosen indices of the items, ascending
 * @param value what they are worth together
 * @param bound no set that is allowed is worth more
 * @param isOptimal whether this is proven to be the best set, ties included; its value may be the greatest without that
 * @param nodes nodes that were spent
 */
public record Packing(List<Integer> chosen, BigInteger value, BigInteger bound, boolean isOptimal, long nodes) {
    public Packing {
        chosen = List.copyOf(chosen);
    }

    /** By how much a better set could be better: zero or more. */
    public BigInteger gap() {
        return bound.subtract(value);
    }
}
