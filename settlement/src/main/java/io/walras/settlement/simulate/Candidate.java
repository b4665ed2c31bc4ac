package io.walras.settlement.simulate;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.JitFill;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.settlement.encode.EncodedBundle;
import java.util.List;

/**
 * A winner that is to be tried.
 *
 * @param award what would be signed if it passes; no signature of it exists yet
 * @param fills what the bundle is to do to its users
 * @param jitFills what it is to do to owners of orders that it brings along
 */
public record Candidate(EncodedBundle bundle, Award award, List<VerifiedFill> fills, List<JitFill> jitFills) {
    /** A bundle that brings no orders along. */
    public Candidate(EncodedBundle bundle, Award award, List<VerifiedFill> fills) {
        this(bundle, award, fills, List.of());
    }

    /** The gas that calls which owners ask for may use. */
    long promisedGas() {
        return fills.stream().mapToLong(fill -> fill.order().hooks().gas()).reduce(0, Math::addExact);
    }

    public Candidate {
        fills = List.copyOf(fills);
        jitFills = List.copyOf(jitFills);
        if (!award.bundleHash().equals(bundle.bundleHash())) {
            throw new IllegalArgumentException("the award is not of this bundle");
        }
    }
}
