package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;

/**
 * A deployment of Uniswap v2 or of a fork with the same interface.
 *
 * @param fee share of the input that its pools keep
 * @param gasEstimate gas units of one swap
 */
public record V2Factory(Address factory, Address router, Fraction fee, long gasEstimate) {
    /** The fee of the original. */
    public static final Fraction ORIGINAL_FEE = Fraction.of(3, 1000);

    /** What a swap through the original's router takes, measured on common tokens. */
    public static final long TYPICAL_GAS = 110_000;
}
