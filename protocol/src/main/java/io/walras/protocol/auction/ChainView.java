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
 * @param fundsAfterHooks by order, where its owner's funds are what the order's own calls before a fill leave; missing
 *     where {@code funds} tells them
 * @param filled the contract's filled amount by order; missing means zero
 * @param unsigned orders whose on-chain signature is missing or is not confirmed
 */
public record ChainView(
        Batch.BlockRef block,
        Set<OrderUid> orders,
        Map<Holding, Funds> funds,
        Map<OrderUid, Funds> fundsAfterHooks,
        Map<OrderUid, Uint256> filled,
        Set<OrderUid> unsigned,
        List<ConstantProductPool> pools) {
    public ChainView {
        orders = Set.copyOf(orders);
        funds = Map.copyOf(funds);
        fundsAfterHooks = Map.copyOf(fundsAfterHooks);
        filled = Map.copyOf(filled);
        unsigned = Set.copyOf(unsigned);
        pools = List.copyOf(pools);
    }

    /** A view of orders without hooks. */
    public ChainView(
            Batch.BlockRef block,
            Set<OrderUid> orders,
            Map<Holding, Funds> funds,
            Map<OrderUid, Uint256> filled,
            Set<OrderUid> unsigned,
            List<ConstantProductPool> pools) {
        this(block, orders, funds, Map.of(), filled, unsigned, pools);
    }

    /** What the owner of an order has of the token, as far as that order can use it. */
    public Funds fundsOf(OrderUid order, Holding holding) {
        Funds own = fundsAfterHooks.get(order);
        return own == null ? funds.getOrDefault(holding, Funds.NONE) : own;
    }

    /** An owner's holding of a token. */
    public record Holding(Address owner, Address token) {}

    /** What a holding has and what of it may be pulled, in atoms. */
    public record Funds(Uint256 balance, Uint256 allowance) {
        public static final Funds NONE = new Funds(Uint256.ZERO, Uint256.ZERO);
    }
}
