package io.walras.solvers.crossing;

/**
 * How hard the crossing solver tries and what it takes gas to cost.
 *
 * @param baseTokens how many tokens, those with the most pools first, a path of pools may pass through
 * @param maxHops most tokens between the two ends of such a path
 * @param ordersPerPair orders of a directed pair that are matched, the most generous first; rings of three take half
 * @param maxRings rings that are looked at in one auction, those first whose limits leave most to share
 * @param maxPartialAttempts amounts tried for a partially fillable order that goes through pools alone, each half of the
 *     one before
 * @param settlementGas gas units of a settlement whatever it does, shared by its orders
 * @param tradeGas gas units of one order
 */
public record CrossingSettings(
        int baseTokens,
        int maxHops,
        int ordersPerPair,
        int maxRings,
        int maxPartialAttempts,
        long settlementGas,
        long tradeGas) {
    /** More than this would make the number of paths or rings explode. */
    public static final int MOST = 32;

    private static final int MOST_HOPS = 3;
    private static final int MOST_RINGS = 100_000;
    private static final long MOST_GAS = 1_000_000_000L;

    public CrossingSettings {
        require("base-tokens", baseTokens, 0, MOST);
        require("max-hops", maxHops, 0, MOST_HOPS);
        require("orders-per-pair", ordersPerPair, 1, MOST);
        require("max-rings", maxRings, 0, MOST_RINGS);
        require("max-partial-attempts", maxPartialAttempts, 1, MOST);
        require("settlement-gas", settlementGas, 0, MOST_GAS);
        require("trade-gas", tradeGas, 0, MOST_GAS);
    }

    /** The gas units that one of {@code orders} orders of a settlement pays for, swaps apart. */
    long gasShare(int orders) {
        return tradeGas + Math.ceilDiv(settlementGas, orders);
    }

    private static void require(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is between " + least + " and " + most + ": " + value);
        }
    }
}
