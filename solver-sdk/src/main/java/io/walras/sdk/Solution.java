package io.walras.sdk;

import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.JitOrderJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A solution while it is put together: prices, the orders it fills, and what it does to get what they buy. Used by one
 * thread.
 */
public final class Solution {
    private final Uint256 id;
    private final SortedMap<Address, Uint256> prices = new TreeMap<>();
    private final List<TradeJson> trades = new ArrayList<>();
    private final List<InteractionJson> interactions = new ArrayList<>();
    private Uint256 gas = Uint256.ZERO;

    private Solution(Uint256 id) {
        this.id = id;
    }

    /** A solution that does nothing yet; its number is its own within the auction and less than 2^63. */
    public static Solution withId(long id) {
        return new Solution(Uint256.of(id));
    }

    /**
     * A solution of one order at the price that these amounts make.
     *
     * @param sold sell-token atoms that the user gives, the fee included
     * @param bought buy-token atoms that the user gets
     * @param fee sell-token atoms of {@code sold} that are kept for gas
     */
    public static Solution single(long id, OpenOrder order, Uint256 sold, Uint256 bought, Uint256 fee) {
        Uint256 net = sold.minus(fee);
        return withId(id)
                .price(order.sellToken(), bought)
                .price(order.buyToken(), net)
                .fill(order, order.isSell() ? net : bought, fee);
    }

    /** Sets a token's price; a fill of a pair trades at price(sellToken) : price(buyToken). */
    public Solution price(Address token, Uint256 price) {
        prices.put(token, price);
        return this;
    }

    /**
     * Fills an order.
     *
     * @param executed sell order: sell atoms without the fee; buy order: buy atoms
     * @param fee network fee in sell-token atoms; not told if the order takes none
     */
    public Solution fill(OpenOrder order, Uint256 executed, Uint256 fee) {
        trades.add(new TradeJson.Fulfillment(order.uid(), executed, order.takesFee() ? fee : null));
        return this;
    }

    /** Swaps through a pool. */
    public Solution swap(Pool pool, TokenAmount input, TokenAmount output) {
        return swap(pool, input, output, false);
    }

    /** Swaps through a pool, or through the settlement's buffers if {@code internalize}. */
    public Solution swap(Pool pool, TokenAmount input, TokenAmount output, boolean internalize) {
        return interact(new InteractionJson.Liquidity(
                internalize, pool.id(), input.token(), output.token(), input.amount(), output.amount()));
    }

    /** Takes a maker's offer: pays in {@code takerIn} and counts on {@code makerOut}, which the maker gives at least. */
    public Solution take(Offer offer, Uint256 takerIn, Uint256 makerOut) {
        return interact(new InteractionJson.Liquidity(
                false, offer.id(), offer.takerToken(), offer.makerToken(), takerIn, makerOut));
    }

    /**
     * Brings an order along that no user waits with: it trades at its own limit price, apart from the prices of the
     * solution.
     *
     * @param executed sell order: sell atoms; buy order: buy atoms
     */
    public Solution bring(JitOrderJson order, Uint256 executed) {
        trades.add(new TradeJson.Jit(order, executed, null));
        return this;
    }

    /** Does anything else between taking the users' tokens and paying them. */
    public Solution interact(InteractionJson interaction) {
        interactions.add(interaction);
        return this;
    }

    /** Estimates the gas units that settling takes; less than 2^64. */
    public Solution gas(Uint256 units) {
        gas = units;
        return this;
    }

    /** The solution as the engine API carries it. */
    public SolutionJson toJson() {
        return SolutionJson.of(id, prices, trades, interactions, gas);
    }
}
