package io.walras.protocol.intent;

/**
 * Limits of the pool. Orders that rest in books have limits of their own for each owner.
 *
 * @param maxOpenOrders open orders of all owners together, those that wait for a presignature not counted
 * @param maxOpenOrdersPerOwner open orders an owner may have at once, counted alike, those that rest in books not counted
 * @param resting limits of the orders that rest in books
 * @param presign limits of the orders that wait for their first presignature
 * @param retainedClosedOrders closed orders kept at hand after they can change no more
 */
public record PoolRules(
        int maxOpenOrders, int maxOpenOrdersPerOwner, Resting resting, Presign presign, int retainedClosedOrders) {

    /**
     * Limits of orders that rest in books, and of the switches that cancel them.
     *
     * @param maxPerOwner open orders of one owner that rest in books
     * @param maxPerOwnerAndMarket those of them in one book
     * @param maxSwitches switches of all owners that are armed by messages that anybody can send
     */
    public record Resting(int maxPerOwner, int maxPerOwnerAndMarket, int maxSwitches) {}

    /**
     * Limits of presign orders whose owner has not signed. Anybody can post one in anybody's name, so they have places
     * of their own, and no use of these costs an owner a place of a signed order.
     *
     * @param maxPending of all owners together
     * @param maxPendingPerOwner of one owner
     * @param lifetimeSeconds how long after its admission such an order is given up
     */
    public record Presign(int maxPending, int maxPendingPerOwner, long lifetimeSeconds) {}
}
