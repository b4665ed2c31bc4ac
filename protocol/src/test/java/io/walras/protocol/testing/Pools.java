package io.walras.protocol.testing;

import io.walras.protocol.intent.PoolRules;

/** Rules for pools of tests. */
public final class Pools {
    private Pools() {}

    /** So many open orders of an owner, ten times as many of all; as many of an owner and twice as many of all may wait for
     * a presignature, for a day. */
    public static PoolRules rules(int openOrdersPerOwner, int retainedClosedOrders) {
        PoolRules.Presign presign = new PoolRules.Presign(2 * openOrdersPerOwner, openOrdersPerOwner, 86_400);
        return new PoolRules(10 * openOrdersPerOwner, openOrdersPerOwner, presign, retainedClosedOrders);
    }
}
