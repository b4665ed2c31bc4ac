package io.walras.protocol.intent;

/**
 * Limits of the pool.
 *
 * @param maxOpenOrdersPerOwner open orders an owner may have at once
 * @param retainedClosedOrders closed orders kept at hand after they can change no more
 */
public record PoolRules(int maxOpenOrdersPerOwner, int retainedClosedOrders) {}
