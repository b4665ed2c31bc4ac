package io.walras.protocol.testing;

import io.walras.protocol.intent.PoolRules;

/** Rules for pools of tests. */
public final class Pools {
    private Pools() {}

    /** So many open orders of an owner, ten times as many of all; as many of an owner and twice as many of all may wait for
     * a presignature, for a day. As many may rest in one book, twice as many in all, and as many switches be armed. */
    public static PoolRules rules(int openOrdersPerOwner, int retainedClosedOrders) {
        PoolRules.Presign presign = new PoolRules.Presign(2 * openOrdersPerOwner, openOrdersPerOwner, 86_400);
        PoolRules.Resting resting =
                new PoolRules.Resting(2 * openOrdersPerOwner, openOrdersPerOwner, openOrdersPerOwner);
        return new PoolRules(10 * openOrdersPerOwner, openOrdersPerOwner, resting, presign, retainedClosedOrders);
    }
}
