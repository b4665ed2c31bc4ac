package io.walras.solvers.rfq;

/**
 * How hard the solver tries and what it takes gas to cost.
 *
 * @param baseTokens how many tokens, those with the most pools first, a path of pools may pass through
 * @param maxHops most tokens between the two ends of such a path
 * @param ordersPerSide orders of a directed pair that are looked at, the most generous first
 * @param orderGas gas units that each order pays for; orders that rest in a book pay none, for a fee would change their rank
 */
public record RfqSettings(int baseTokens, int maxHops, int ordersPerSide, long orderGas) {
    /** More than this would take too long. */
    public static final int MOST = 64;

    private static final int MOST_HOPS = 3;
    private static final long MOST_GAS = 1_000_000_000L;

    public RfqSettings {
        require("base-tokens", baseTokens, 0, MOST);
        require("max-hops", maxHops, 0, MOST_HOPS);
        require("orders-per-side", ordersPerSide, 1, MOST);
        require("order-gas", orderGas, 0, MOST_GAS);
    }

    private static void require(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is between " + least + " and " + most + ": " + value);
        }
    }
}
