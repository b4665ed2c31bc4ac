package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;

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
        boolean verified) {

    /** A kept quote and the number it is found by. */
    public record Numbered(long id, KeptQuote quote) {}

    /**
     * What an order is compared with. Owners may sign a sell order for the amount with the network fee or without it.
     *
     * @param exact the sell amount of a sell order, the buy amount of a buy order
     */
    public record Parameters(Address sellToken, Address buyToken, OrderKind kind, Uint256 exact) {}

    /** Whether an order with these parameters is what was asked about. */
    public boolean isAbout(Parameters order) {
        boolean sameAmount = kind == OrderKind.SELL
                ? order.exact().equals(sellAmount) || order.exact().equals(sellAmount.plusSaturating(feeAmount))
                : order.exact().equals(buyAmount);
        return sameAmount
                && kind == order.kind()
                && sellToken.equals(order.sellToken())
                && buyToken.equals(order.buyToken());
    }
}
