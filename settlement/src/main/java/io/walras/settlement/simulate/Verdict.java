package io.walras.settlement.simulate;

import io.walras.protocol.bundle.BundleRefusal;

/** Whether a bundle may be awarded, as far as a simulation can tell. */
public sealed interface Verdict {
    /**
     * It settles after the winners before it.
     *
     * @param gasUsed gas units it took
     * @param gasLimit gas units its transaction should be given
     */
    record Passed(long gasUsed, long gasLimit) implements Verdict {}

    /** It does not, by its own fault or not; the code tells. */
    record Refused(BundleRefusal refusal) implements Verdict {}
}
