package io.walras.sdk.trade;

/** The auctioneer did not answer, or said that it cannot now: what was asked may have happened; asking again is safe. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message) {
        super(message);
    }

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
