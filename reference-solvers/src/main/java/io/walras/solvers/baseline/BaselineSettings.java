package io.walras.solvers.baseline;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the baseline solver is told about its chain and how hard to try.
 *
 * @param weth the wrapped native token; always a base token
 * @param baseTokens tokens that a path may pass through
 * @param maxHops most tokens between the sell and the buy token of a path; 0 allows direct swaps only
 * @param maxPartialAttempts amounts tried for a partially fillable order, each half of the one before
 * @param nativePriceAmount wei that are routed to learn the native price of a token that comes without one
 * @param solutionGasOffset gas units of a settlement besides its swaps; may be negative
 */
public record BaselineSettings(
        Address weth,
        SortedSet<Address> baseTokens,
        int maxHops,
        int maxPartialAttempts,
        Uint256 nativePriceAmount,
        long solutionGasOffset) {
    /** More hops than this would make the number of paths explode. */
    public static final int MOST_HOPS = 4;

    /** The amount of the last attempt is divided by 2^255. */
    public static final int MOST_ATTEMPTS = 256;

    private static final long MOST_GAS = 1_000_000_000_000L;

    public BaselineSettings {
        TreeSet<Address> tokens = new TreeSet<>(baseTokens);
        tokens.add(weth);
        baseTokens = Collections.unmodifiableSortedSet(tokens);
        if (maxHops < 0 || maxHops > MOST_HOPS) {
            throw new IllegalArgumentException("max-hops is between 0 and " + MOST_HOPS + ": " + maxHops);
        }
        if (maxPartialAttempts < 1 || maxPartialAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "max-partial-attempts is between 1 and " + MOST_ATTEMPTS + ": " + maxPartialAttempts);
        }
        if (Math.abs(solutionGasOffset) > MOST_GAS) {
            throw new IllegalArgumentException("solution-gas-offset is at most " + MOST_GAS + ": " + solutionGasOffset);
        }
    }
}
