package io.walras.protocol.auction.packing;

import java.util.Comparator;

/**
 * An option within one search.
 *
 * @param units its weight, rounded up
 * @param keys numbered from 0 within the search
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and read in the innermost loops
record Candidate(Option option, long units, int[] keys) {
    static final Comparator<Candidate> BY_RANK =
            Comparator.comparingInt(candidate -> candidate.option().rank());

    boolean has(int key) {
        for (int own : keys) {
            if (own == key) {
                return true;
            }
        }
        return false;
    }

    /** Whether none of its keys is occupied. */
    boolean isFree(boolean[] occupied) {
        for (int key : keys) {
            if (occupied[key]) {
                return false;
            }
        }
        return true;
    }

    /** Says of its keys whether they are occupied. */
    void mark(boolean[] occupied, boolean value) {
        for (int key : keys) {
            occupied[key] = value;
        }
    }
}
