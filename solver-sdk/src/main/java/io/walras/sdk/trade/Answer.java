package io.walras.sdk.trade;

/**
 * What the auctioneer says to a request.
 *
 * @param <T> what it says if it does what it is asked
 */
public sealed interface Answer<T> {
    /** It does. */
    record Accepted<T>(T value) implements Answer<T> {}

    /**
     * It does not, and nothing has changed.
     *
     * @param status of HTTP
     * @param errorType stable name of the reason
     * @param description for a person
     */
    record Refused<T>(int status, String errorType, String description) implements Answer<T> {}
}
