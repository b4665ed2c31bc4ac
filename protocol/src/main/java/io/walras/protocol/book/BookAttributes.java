package io.walras.protocol.book;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an order wants to rest, as its signed app data says under {@code metadata.walras.book}.
 *
 * @param postOnly it is dropped if it crosses an earlier order at the cut, for it wants to be met and not to meet
 * @param clientOrderId its owner's own name for it, if it has one: 1 to 64 printable characters, no blanks
 */
public record BookAttributes(
        boolean postOnly,
        TimeInForce timeInForce,
        SelfTrade selfTrade,
        @Nullable String clientOrderId) {
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[!-~]{1,64}");

    /** @throws IllegalArgumentException if an order cannot be both of what is said */
    public BookAttributes {
        if (postOnly && timeInForce.isForOneAuction()) {
            throw new IllegalArgumentException("an order that is post-only rests; it is not " + timeInForce);
        }
        if (clientOrderId != null && !CLIENT_ORDER_ID.matcher(clientOrderId).matches()) {
            throw new IllegalArgumentException("clientOrderId is 1 to 64 printable ASCII characters without blanks");
        }
    }
}
