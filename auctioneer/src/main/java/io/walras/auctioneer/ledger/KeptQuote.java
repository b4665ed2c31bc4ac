package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * A quote as it is kept until it expires.
 *
 * @param expiresAt unix milliseconds, inclusive
 * @param from who asked
 * @param sellAmount sell atoms without the network fee
 * @param buyAmount buy atoms that the receiver was to get
 * @param feeAmount network fee in sell atoms
 * @param gas gas units
 * @param gasPrice wei per gas unit
 * @param sellTokenPrice price of 10^18 atoms of the sell token in wei
 * @param solver whose answer it was
 * @param verified whether its settlement was simulated and went well
 * @param signedByKey whether it was for an order that a key signs, rather than a contract or a transaction
 * @param appData hash of the app data it was asked with; zero if there was none
 */
public record KeptQuote(
        long expiresAt,
        Address from,
        Address sellToken,
        Address buyToken,
        OrderKind kind,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Uint256 feeAmount,
        long gas,
        Uint256 gasPrice,
        Uint256 sellTokenPrice,
        Address solver,
        boolean verified,
        boolean signedByKey,
        Bytes32 appData) {

    /** A kept quote and the number it is found by. */
    public record Numbered(long id, KeptQuote quote) {}

    /**
     * What an order is compared with. Owners may sign a sell order for the amount with the network fee or without it.
     *
     * @param owner who signs it
     * @param user whom the owner signs for: whoever announced the order on-chain, or else the owner
     * @param exact the sell amount of a sell order, the buy amount of a buy order
     * @param signedByKey whether a key signs it, rather than a contract or a transaction
     * @param appData hash of its app data
     */
    public record Parameters(
            Address owner,
            Address user,
            Address sellToken,
            Address buyToken,
            OrderKind kind,
            Uint256 exact,
            boolean signedByKey,
            Bytes32 appData) {}

    /** Whether an order with these parameters is what was asked about. */
    public boolean isAbout(Parameters order) {
        boolean sameAmount = kind == OrderKind.SELL
                ? order.exact().equals(sellAmount) || order.exact().equals(sellAmount.plusSaturating(feeAmount))
                : order.exact().equals(buyAmount);
        return sameAmount
                && kind == order.kind()
                && signedByKey == order.signedByKey()
                && sellToken.equals(order.sellToken())
                && buyToken.equals(order.buyToken());
    }

    /** Whether it was made with no other app data than the order's, whose hooks are part of what a quote costs. */
    public boolean asksNoMoreThan(Parameters order) {
        return appData.equals(Bytes32.ZERO) || appData.equals(order.appData());
    }

    /** Whether an order that names this quote may have it: it was asked for by the order's owner or user, or by nobody. */
    public boolean isFor(Parameters order) {
        return from.isZero() || from.equals(order.owner()) || from.equals(order.user());
    }

    /**
     * The better for the owner comes last: the one whose price, its network fee included, leaves less improvement to be
     * charged. Prices are compared by cross-multiplication, so nothing is rounded.
     */
    public static Comparator<KeptQuote> worstFirst() {
        return (left, right) ->
                left.bought().multiply(right.sold()).compareTo(right.bought().multiply(left.sold()));
    }

    private BigInteger bought() {
        return buyAmount.toBigInteger();
    }

    /** All that leaves the owner. */
    private BigInteger sold() {
        return sellAmount.toBigInteger().add(feeAmount.toBigInteger());
    }
}
