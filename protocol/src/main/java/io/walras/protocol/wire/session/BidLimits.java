package io.walras.protocol.wire.session;

import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a bid may hold, as far as it is the auctioneer's choice: with it a solver refuses what the auctioneer would.
 *
 * @param maxBundles bundles of one bid that are looked at; the lowest ids
 * @param maxFills orders that a bundle may fill
 * @param maxInteractions interactions of all three phases of a bundle and their allowances together
 * @param maxCallDataBytes call data of all of them together
 * @param forbiddenTargets contracts that interactions may not call, ascending
 */
public record BidLimits(
        int maxBundles, int maxFills, int maxInteractions, int maxCallDataBytes, List<Address> forbiddenTargets) {
    public BidLimits {
        forbiddenTargets = Objects.requireNonNull(forbiddenTargets, "forbiddenTargets").stream()
                .sorted()
                .toList();
    }

    /** The limits of these rules. */
    public static BidLimits of(AuctionRules rules) {
        BundleLimits limits = rules.bundleLimits();
        return new BidLimits(
                rules.maxBundlesPerSolver(),
                limits.maxFills(),
                limits.maxInteractions(),
                limits.maxCallDataBytes(),
                List.copyOf(limits.forbiddenTargets()));
    }

    /** The limits of one bundle. */
    public BundleLimits ofBundle() {
        return new BundleLimits(maxFills, maxInteractions, maxCallDataBytes, Set.copyOf(forbiddenTargets));
    }
}
