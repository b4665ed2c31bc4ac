package io.walras.protocol.wire.session;

import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bid may hold, as far as it is the auctioneer's choice: with it a solver refuses what the auctioneer would.
 *
 * @param maxBundles bundles of one bid that are looked at; the lowest ids
 * @param maxFills orders that a bundle may fill
 * @param maxInteractions interactions of all three phases of a bundle and their allowances together
 * @param maxCallDataBytes call data of all of them together
 * @param forbiddenTargets contracts that interactions may not call, ascending
 * @param orderDomain separator of the domain in which orders are signed that a bundle brings along; null if none may be
 */
public record BidLimits(
        int maxBundles,
        int maxFills,
        int maxInteractions,
        int maxCallDataBytes,
        List<Address> forbiddenTargets,
        @Nullable Bytes32 orderDomain) {
    /** Limits of bids that bring no orders along. */
    public BidLimits(
            int maxBundles, int maxFills, int maxInteractions, int maxCallDataBytes, List<Address> forbiddenTargets) {
        this(maxBundles, maxFills, maxInteractions, maxCallDataBytes, forbiddenTargets, null);
    }

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
                List.copyOf(limits.forbiddenTargets()),
                limits.orderDomain());
    }

    /** The limits of one bundle. */
    public BundleLimits ofBundle() {
        return new BundleLimits(maxFills, maxInteractions, maxCallDataBytes, Set.copyOf(forbiddenTargets), orderDomain);
    }
}
