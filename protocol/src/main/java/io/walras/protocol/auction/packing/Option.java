package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An item as the search sees it.
 *
 * @param rank its index among all items; the lower one is preferred where sets are worth the same
 * @param weight what choosing it adds: its value before, its being one more item after
 * @param keys ascending
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and read in the innermost loops
record Option(int rank, BigInteger weight, int[] keys) {

    /** Whether this takes no key that {@code other} leaves, and adds as much: then {@code other} is never needed. */
    boolean dominates(Option other) {
        if (keys.length > other.keys.length) {
            return false;
        }
        int order = weight.compareTo(other.weight);
        boolean atLeastAsGood = order > 0 || (order == 0 && rank < other.rank);
        return atLeastAsGood && Arrays.stream(keys).allMatch(other::has);
    }

    boolean has(int key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    boolean conflictsWith(Option other) {
        return Arrays.stream(keys).anyMatch(other::has);
    }
}
