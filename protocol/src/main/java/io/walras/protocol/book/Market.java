package io.walras.protocol.book;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pair of tokens with a book. Quantities are whole lots of the base token; a price is a whole number of ticks, each of
 * so many quote atoms for one lot.
 *
 * @param name as {@code WETH-USDC}: letters, digits and one dash
 * @param lot base atoms of one lot
 * @param tick quote atoms for one lot at a price of 1
 */
public record Market(String name, Address base, Address quote, Uint256 lot, Uint256 tick) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.]{1,16}-[A-Za-z0-9.]{1,16}");

    /** @throws IllegalArgumentException if there is no such market */
    public Market {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a market: one is like WETH-USDC");
        }
        if (base.equals(quote)) {
            throw new IllegalArgumentException("market " + name + " trades a token for itself");
        }
        if (lot.isZero() || tick.isZero()) {
            throw new IllegalArgumentException("lot and tick of market " + name + " are at least 1");
        }
    }

    /** Where an order rests, or why it cannot. */
    public sealed interface Placing {}

    /**
     * It rests.
     *
     * @param price in ticks
     * @param lots the whole of it
     */
    public record Placed(Side side, long price, long lots) implements Placing {}

    /** Why an order cannot rest in a book. The name of a constant is its stable name on the wire. */
    public enum Misfit implements Placing {
        /** Its tokens are not those of a market. */
        UnknownMarket,
        /** An ask is a sell order and a bid a buy order, so that both are for a quantity of the base token. */
        WrongKind,
        /** Its quantity is not a whole number of lots. */
        OffLot,
        /** Its limit price is not a whole number of ticks. */
        OffTick,
        /** Its price or its quantity is more than a book can hold. */
        OutOfBounds
    }

    /**
     * Where an order rests in this market's book. Exact: its amounts are whole lots and ticks, or it does not fit.
     *
     * @param isSell whether the sell amount is exact and the buy amount the limit, not the other way round
     */
    public Placing place(Address sellToken, Uint256 sellAmount, Address buyToken, Uint256 buyAmount, boolean isSell) {
        Optional<Side> side = side(sellToken, buyToken);
        if (side.isEmpty()) {
            return Misfit.UnknownMarket;
        }
        if (isSell != (side.get() == Side.ASK)) {
            return Misfit.WrongKind;
        }
        Uint256 quantity = isSell ? sellAmount : buyAmount;
        Uint256 total = isSell ? buyAmount : sellAmount;
        BigInteger[] lots = quantity.toBigInteger().divideAndRemainder(lot.toBigInteger());
        if (lots[0].signum() == 0 || lots[1].signum() != 0) {
            return Misfit.OffLot;
        }
        BigInteger[] price = total.toBigInteger().divideAndRemainder(lots[0].multiply(tick.toBigInteger()));
        if (price[0].signum() == 0 || price[1].signum() != 0) {
            return Misfit.OffTick;
        }
        boolean fits = isAtMost(lots[0], Book.MAX_LOTS) && isAtMost(price[0], Book.MAX_PRICE);
        return fits ? new Placed(side.get(), price[0].longValueExact(), lots[0].longValueExact()) : Misfit.OutOfBounds;
    }

    /** Which side an order of these tokens would be on; empty if they are not those of the market. */
    public Optional<Side> side(Address sellToken, Address buyToken) {
        if (sellToken.equals(base) && buyToken.equals(quote)) {
            return Optional.of(Side.ASK);
        }
        boolean buys = sellToken.equals(quote) && buyToken.equals(base);
        return buys ? Optional.of(Side.BID) : Optional.empty();
    }

    /** The whole lots in so many base atoms, rounded down: a book never shows more than there is. */
    public long lots(Uint256 baseAtoms) {
        return baseAtoms
                .mulDiv(Uint256.ONE, lot, Rounding.FLOOR)
                .min(Uint256.of(Book.MAX_LOTS))
                .toBigInteger()
                .longValueExact();
    }

    private static boolean isAtMost(BigInteger value, long bound) {
        return value.compareTo(BigInteger.valueOf(bound)) <= 0;
    }
}
