package io.walras.protocol.duty;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.SortedMap;

/**
 * A protocol fee that one trade of a final settlement paid.
 *
 * @param token in which it was paid: the buy token of a sell order, the sell token of a buy order
 * @param amount atoms
 */
public record FeePaid(Address token, Uint256 amount) {
    private static final Uint256 UNIT = Uint256.powerOfTen(18);

    /**
     * Its worth in native atoms, rounded down, which favours whoever pays the rewards. A token without a price is worth
     * nothing.
     *
     * @param prices of 10^18 atoms of each token in native atoms
     */
    BigInteger worth(SortedMap<Address, Uint256> prices) {
        Uint256 price = token.equals(Address.NATIVE) ? UNIT : prices.getOrDefault(token, Uint256.ZERO);
        return Rounding.FLOOR.divide(amount.toBigInteger().multiply(price.toBigInteger()), UNIT.toBigInteger());
    }
}
