package io.walras.protocol.book;

/**
 * How an order wants to rest, as its signed app data says under {@code metadata.walras.book}.
 *
 * @param postOnly it is dropped if it crosses an earlier order at the cut, for it wants to be met and not to meet
 */
public record BookAttributes(boolean postOnly, TimeInForce timeInForce, SelfTrade selfTrade) {
    /** @throws IllegalArgumentException if an order cannot be both of what is said */
    public BookAttributes {
        if (postOnly && timeInForce.isForOneAuction()) {
            throw new IllegalArgumentException("an order that is post-only rests; it is not " + timeInForce);
        }
    }
}
