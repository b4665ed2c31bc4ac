package io.walras.protocol.bundle;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds swaps through the batch's pools to what the pools would pay, one swap after the other: a pool that is used twice
 * has the reserves that the first swap leaves.
 */
final class PoolRules {
    private final Map<Address, ConstantProductPool> pools = new TreeMap<>();

    PoolRules(Batch batch) {
        batch.pools().forEach(pool -> pools.put(pool.address(), pool));
    }

    void check(List<Interaction> interactions) throws Broken {
        for (Interaction interaction : interactions) {
            if (interaction instanceof Interaction.PoolSwap swap) {
                check(swap);
            }
        }
    }

    private void check(Interaction.PoolSwap swap) throws Broken {
        ConstantProductPool pool = pools.get(swap.pool());
        if (pool == null || !pool.trades(swap.input().token(), swap.output().token())) {
            throw new Broken(
                    Code.UnknownLiquidity,
                    "pool " + swap.pool() + " of the batch does not trade "
                            + swap.input().token() + " for " + swap.output().token());
        }
        Uint256 declared = swap.output().amount();
        Optional<Uint256> paid =
                pool.amountOut(swap.input().token(), swap.input().amount());
        if (declared.isZero() || paid.isEmpty() || declared.isGreaterThan(paid.get())) {
            throw new Broken(
                    Code.LiquidityExceeded,
                    "pool " + swap.pool() + " pays " + paid.orElse(Uint256.ZERO) + " for "
                            + swap.input().amount() + ", not " + declared);
        }
        pools.put(swap.pool(), pool.after(swap.input().token(), swap.input().amount(), paid.get()));
    }
}
