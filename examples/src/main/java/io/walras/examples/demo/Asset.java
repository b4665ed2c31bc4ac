package io.walras.examples.demo;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;

/**
 * A token and what the traders think it is worth.
 *
 * @param microDollars price of one whole token in millionths of a dollar
 */
record Asset(String symbol, Address address, int decimals, long microDollars) {
    /** Atoms worth this many millionths of a dollar, rounded down. */
    Uint256 worth(long value) {
        return Uint256.of(value).mulDiv(Uint256.powerOfTen(decimals), Uint256.of(microDollars), Rounding.FLOOR);
    }
}
