package io.walras.auctioneer.cli;

/** What a command was given cannot be used; its message is the one line that the user sees. */
final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }
}
