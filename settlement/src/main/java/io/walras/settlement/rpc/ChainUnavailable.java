package io.walras.settlement.rpc;

/**
 * The chain could not be asked, or its answer made no sense. Nothing was learned: what was asked may be true or not, and
 * what was sent may have arrived or not.
 */
public final class ChainUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what went wrong, on one line */
    public ChainUnavailable(String message) {
        super(message);
    }

    /** @param message what went wrong, on one line */
    public ChainUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
