package io.walras.protocol.wire.session;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * What became of one bundle, and why.
 *
 * @param bundleId the solver's own number of it; null if it could not be read
 * @param outcome in one word
 * @param score native atoms; null if it could not be scored
 * @param ranking from 1 among all bundles; null if it could not be scored
 * @param reason stable code of a refusal; null if it was not refused
 * @param detail the facts, for a person; null if there is nothing to add
 * @param lostTo the bundle that decided against it; null if none did
 */
public record BundleVerdict(
        @Nullable Uint256 bundleId,
        Outcome outcome,
        @Nullable Uint256 score,
        @Nullable Integer ranking,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable LostTo lostTo) {
    /** The outcomes; the name of a constant is its stable name on the wire. */
    public enum Outcome {
        Won,
        /** A bundle of the winning set trades one of its pairs. */
        Beaten,
        /** On one of its pairs a bundle of that pair alone gives its users more. */
        Filtered,
        /** It keeps the rules not, could not be scored, or failed in simulation. */
        Refused,
        /** A shadow's bundle that would have won. */
        WouldHaveWon
    }

    /**
     * The bundle that decided against one.
     *
     * @param score what that bundle scored: in all if it won, on the pair if its baseline was not reached
     * @param margin how much more that is
     */
    public record LostTo(
            Address solver, Uint256 bundleId, Address sellToken, Address buyToken, Uint256 score, Uint256 margin) {}
}
