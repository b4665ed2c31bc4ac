package io.walras.protocol.wire.maker;

/**
 * What a maker did wrong; the name of a constant is the {@code errorType} of {@link HubMessage.Refused}. A fault that does
 * not close the session changed nothing.
 */
public enum SessionFault {
    /** Not a message of this protocol. */
    Malformed(true),
    /** A text message of more than {@link MakerJson#MAX_BYTES} bytes. */
    TooLarge(true),
    /** More messages than the limits of the welcome allow. */
    TooFast(true),
    /** Something else than a login was said first, or no login came in time. */
    NotLoggedIn(true),
    /** A second login. */
    LoggedInAlready(true),
    /** The login is not signed by who it says, or the signer may not sign for the maker. */
    Unauthorized(true),
    /** The same maker logged in again with the same instance. */
    Replaced(true),
    /** As many makers as there are places for are here. */
    NoPlace(true),
    /** The auctioneer is about to end; come back. */
    Closing(true),
    /** Nothing was heard for two ping intervals. */
    Silent(true),
    /** The pair is not among those that were accepted. */
    UnknownPair(false),
    /** Whoever has logged in has no say in the orders of the maker. */
    NotYourOrders(false),
    /** There is no such request, or it was not for this maker. */
    UnknownRequest(false),
    /** The request has another answer already. */
    DuplicateAnswer(false),
    /** There is no such quote of this maker. */
    UnknownQuote(false),
    /** The auction of the quote is cut: the quote stands. */
    TooLate(false);

    private final boolean closes;

    SessionFault(boolean closes) {
        this.closes = closes;
    }

    /** Whether the connection ends after it. */
    public boolean closes() {
        return closes;
    }
}
