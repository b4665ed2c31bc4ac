package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one bundle may hold and call.
 *
 * @param maxFills orders it may fill
 * @param maxInteractions interactions of all three phases and their allowances together
 * @param maxCallDataBytes call data of all of them together
 * @param forbiddenTargets contracts that interactions may not call: allowance holder, settlement, registry, executor,
 *     quote settler, hooks trampoline
 * @param orderDomain separator of the domain in which owners sign orders; null if bundles may bring no orders along
 */
public record BundleLimits(
        int maxFills,
        int maxInteractions,
        int maxCallDataBytes,
        Set<Address> forbiddenTargets,
        @Nullable Bytes32 orderDomain) {
    /** Limits of bundles that bring no orders along. */
    public BundleLimits(int maxFills, int maxInteractions, int maxCallDataBytes, Set<Address> forbiddenTargets) {
        this(maxFills, maxInteractions, maxCallDataBytes, forbiddenTargets, null);
    }

    public BundleLimits {
        forbiddenTargets = Collections.unmodifiableSet(new TreeSet<>(forbiddenTargets));
    }
}
