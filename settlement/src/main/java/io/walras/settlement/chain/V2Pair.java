package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;

/**
 * A pool that exists, without its reserves.
 *
 * @param token0 the lower of the two token addresses
 */
public record V2Pair(V2Factory venue, Address address, Address token0, Address token1) {
    ConstantProductPool with(Uint256 reserve0, Uint256 reserve1) {
        return new ConstantProductPool(
                address, venue.router(), token0, token1, reserve0, reserve1, venue.fee(), venue.gasEstimate());
    }
}
