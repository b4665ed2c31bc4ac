package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one bundle may hold and call.
 *
 * @param maxFills orders it may fill
 * @param maxInteractions interactions of all three phases and their allowances together
 * @param maxCallDataBytes call data of all of them together
 * @param forbiddenTargets contracts that interactions may not call: allowance holder, settlement, registry, executor,
 *     quote settler
 */
public record BundleLimits(int maxFills, int maxInteractions, int maxCallDataBytes, Set<Address> forbiddenTargets) {
    public BundleLimits {
        forbiddenTargets = Collections.unmodifiableSet(new TreeSet<>(forbiddenTargets));
    }
}
