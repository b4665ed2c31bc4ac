package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a cut reads from the chain, all at one block.
 *
 * @param orders the orders that were asked about
 * @param funds by owner and sell token; a pair that is missing could not be read and counts as nothing
 * @param filled the contract's filled amount by order; missing means zero
 * @param unsigned orders whose on-chain signature is missing or is not confirmed
 */
public record ChainView(
        Batch.BlockRef block,
        Set<OrderUid> orders,
        Map<Holding, Funds> funds,
        Map<OrderUid, Uint256> filled,
        Set<OrderUid> unsigned,
        List<ConstantProductPool> pools) {
    public ChainView {
        orders = Set.copyOf(orders);
        funds = Map.copyOf(funds);
        filled = Map.copyOf(filled);
        unsigned = Set.copyOf(unsigned);
        pools = List.copyOf(pools);
    }

    /** An owner's holding of a token. */
    public record Holding(Address owner, Address token) {}

    /** What a holding has and what of it may be pulled, in atoms. */
    public record Funds(Uint256 balance, Uint256 allowance) {
        public static final Funds NONE = new Funds(Uint256.ZERO, Uint256.ZERO);
    }
}
