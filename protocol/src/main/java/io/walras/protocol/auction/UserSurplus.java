package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.SortedMap;

/** What a fill gives its user beyond the signed limit, after all fees. */
public final class UserSurplus {
    /** Atoms that a native price is for. */
    private static final BigInteger PRICED_ATOMS = BigInteger.TEN.pow(18);

    private UserSurplus() {}

    /**
     * The surplus in native atoms, rounded down, by the price of the token that it is in: the buy token of a sell order, the
     * sell token of a buy order. Zero if the fill gives no more than the limit, or if the token has no price.
     *
     * @param prices of 10^18 atoms of each token, in native atoms
     */
    public static Uint256 inNative(Execution execution, SortedMap<Address, Uint256> prices) {
        boolean isSell = execution.side() == OrderKind.SELL;
        Uint256 exact = isSell ? execution.executedSell() : execution.executedBuy();
        Uint256 counter = isSell ? execution.executedBuy() : execution.executedSell();
        BigInteger surplus = LimitPrice.of(execution.side(), execution.sellAmount(), execution.buyAmount())
                .surplus(exact.toBigInteger(), counter.toBigInteger())
                .max(BigInteger.ZERO);
        Uint256 price = prices.getOrDefault(isSell ? execution.buyToken() : execution.sellToken(), Uint256.ZERO);
        return Uint256.saturating(Rounding.FLOOR.divide(surplus.multiply(price.toBigInteger()), PRICED_ATOMS));
    }
}
