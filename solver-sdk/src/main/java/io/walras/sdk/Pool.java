package io.walras.sdk;

import io.walras.protocol.chain.Address;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.LiquidityJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pool of an auction, one kind per curve. Amounts are in atoms. */
public sealed interface Pool {
    /** What a solution refers to it by. */
    String id();

    /** The tokens it swaps, any for any other. */
    List<Address> tokens();

    /** What it pays in {@code tokenOut} for exactly {@code amountIn} of {@code tokenIn}; empty if it cannot. */
    Optional<Uint256> amountOut(Address tokenIn, Uint256 amountIn, Address tokenOut);

    /** What must be paid in {@code tokenIn} to get at least {@code amountOut} of {@code tokenOut}; empty if it cannot. */
    Optional<Uint256> amountIn(Address tokenIn, Address tokenOut, Uint256 amountOut);

    /** A Uniswap v2 style pool. */
    record ConstantProduct(String id, ConstantProductPool curve) implements Pool {
        @Override
        public List<Address> tokens() {
            return List.of(curve.token0(), curve.token1());
        }

        @Override
        public Optional<Uint256> amountOut(Address tokenIn, Uint256 amountIn, Address tokenOut) {
            return curve.trades(tokenIn, tokenOut) ? curve.amountOut(tokenIn, amountIn) : Optional.empty();
        }

        @Override
        public Optional<Uint256> amountIn(Address tokenIn, Address tokenOut, Uint256 amountOut) {
            return curve.trades(tokenIn, tokenOut) ? curve.amountIn(tokenIn, amountOut) : Optional.empty();
        }
    }

    /** The pool that liquidity of a request describes; empty if its kind or its state is not one that can be used. */
    static Optional<Pool> of(LiquidityJson liquidity) {
        return liquidity instanceof LiquidityJson.ConstantProduct pool ? constantProduct(pool) : Optional.empty();
    }

    private static Optional<Pool> constantProduct(LiquidityJson.ConstantProduct pool) {
        boolean fits = pool.tokens().size() == 2
                && pool.fee().isLessThanOne()
                && pool.gasEstimate().toBigInteger().bitLength() < Long.SIZE;
        if (!fits) {
            return Optional.empty();
        }
        List<Map.Entry<Address, LiquidityJson.Reserve>> tokens =
                List.copyOf(pool.tokens().entrySet());
        return Optional.of(new ConstantProduct(
                pool.id(),
                new ConstantProductPool(
                        pool.address(),
                        pool.router(),
                        tokens.getFirst().getKey(),
                        tokens.getLast().getKey(),
                        tokens.getFirst().getValue().balance(),
                        tokens.getLast().getValue().balance(),
                        pool.fee(),
                        pool.gasEstimate().toBigInteger().longValueExact())));
    }
}
