package io.walras.protocol.liquidity;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A Uniswap v2 style pool as it stood when it was read.
 *
 * @param address the pair contract
 * @param router the router contract that swaps through it
 * @param token0 the lower of the two token addresses
 * @param reserve0 atoms of token0
 * @param reserve1 atoms of token1
 * @param fee share of the input that the pool keeps, less than one
 * @param gasEstimate gas units of one swap
 */
public record ConstantProductPool(
        Address address,
        Address router,
        Address token0,
        Address token1,
        Uint256 reserve0,
        Uint256 reserve1,
        Fraction fee,
        long gasEstimate) {

    private static final int RESERVE_BITS = 112;

    public ConstantProductPool {
        if (token0.compareTo(token1) >= 0) {
            throw new IllegalArgumentException("tokens of a pool are ascending: " + token0 + ", " + token1);
        }
        if (!fee.isLessThanOne()) {
            throw new IllegalArgumentException("a pool fee is less than one: " + fee);
        }
    }

    public boolean trades(Address tokenA, Address tokenB) {
        return (token0.equals(tokenA) && token1.equals(tokenB)) || (token0.equals(tokenB) && token1.equals(tokenA));
    }

    /** The reserve of one of the pool's two tokens. */
    public Uint256 reserveOf(Address token) {
        if (token.equals(token0)) {
            return reserve0;
        }
        if (token.equals(token1)) {
            return reserve1;
        }
        throw new IllegalArgumentException(token + " is not in pool " + address);
    }

    public Address other(Address token) {
        return token.equals(token0) ? token1 : token0;
    }

    /**
     * What the pool pays for exactly {@code amountIn} of {@code tokenIn}: floor(in(d-n)*Rout / (Rin*d + in(d-n))) with
     * fee n/d, rounded for the pool as the contract does. Empty if the swap is impossible: a zero amount or reserve, or
     * a reserve that would leave 112 bits.
     */
    public Optional<Uint256> amountOut(Address tokenIn, Uint256 amountIn) {
        BigInteger in = amountIn.toBigInteger();
        BigInteger reserveIn = reserveOf(tokenIn).toBigInteger();
        BigInteger reserveOut = reserveOf(other(tokenIn)).toBigInteger();
        if (in.signum() == 0 || reserveIn.signum() == 0 || reserveOut.signum() == 0) {
            return Optional.empty();
        }
        BigInteger inAfterFee = in.multiply(fee.denominator().subtract(fee.numerator()));
        BigInteger out = inAfterFee
                .multiply(reserveOut)
                .divide(reserveIn.multiply(fee.denominator()).add(inAfterFee));
        return ifReservesFit(reserveIn.add(in), reserveOut.subtract(out), Uint256.of(out));
    }

    /**
     * What must be paid in {@code tokenIn} to get at least {@code amountOut} of the other token: floor(Rin*out*d /
     * ((Rout-out)(d-n))) + 1, rounded for the pool as the contract does. Empty if the swap is impossible.
     */
    public Optional<Uint256> amountIn(Address tokenIn, Uint256 amountOut) {
        BigInteger out = amountOut.toBigInteger();
        BigInteger reserveIn = reserveOf(tokenIn).toBigInteger();
        BigInteger reserveOut = reserveOf(other(tokenIn)).toBigInteger();
        if (out.signum() == 0 || reserveIn.signum() == 0 || out.compareTo(reserveOut) >= 0) {
            return Optional.empty();
        }
        BigInteger in = reserveIn
                .multiply(out)
                .multiply(fee.denominator())
                .divide(reserveOut.subtract(out).multiply(fee.denominator().subtract(fee.numerator())))
                .add(BigInteger.ONE);
        return in.bitLength() > 256
                ? Optional.empty()
                : ifReservesFit(reserveIn.add(in), reserveOut.subtract(out), Uint256.of(in));
    }

    /** The pool after a swap of these amounts, neither of which may be more than the pool takes or has. */
    public ConstantProductPool after(Address tokenIn, Uint256 amountIn, Uint256 amountOut) {
        boolean zeroIn = tokenIn.equals(token0);
        return new ConstantProductPool(
                address,
                router,
                token0,
                token1,
                zeroIn ? reserve0.plus(amountIn) : reserve0.minus(amountOut),
                zeroIn ? reserve1.minus(amountOut) : reserve1.plus(amountIn),
                fee,
                gasEstimate);
    }

    private static Optional<Uint256> ifReservesFit(BigInteger reserveIn, BigInteger reserveOut, Uint256 amount) {
        boolean fit = reserveIn.bitLength() <= RESERVE_BITS && reserveOut.bitLength() <= RESERVE_BITS;
        return fit && !amount.isZero() ? Optional.of(amount) : Optional.empty();
    }
}
