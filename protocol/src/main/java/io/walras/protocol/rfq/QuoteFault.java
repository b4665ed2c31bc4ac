package io.walras.protocol.rfq;

/**
 * Why a quote cannot be taken, or not like this. The name of a constant is its stable name on the wire and that of the
 * contract's error.
 */
public enum QuoteFault {
    /** For another settlement contract. */
    WrongSettlement,
    /** For another auction. */
    WrongAuction,
    /** Another solver's. */
    WrongSolver,
    /** Its time is over. */
    QuoteExpired,
    /** Neither the maker's key nor the maker's wallet signed. */
    InvalidQuoteSignature,
    /** Its nonce was taken or cancelled. */
    NonceSpent,
    /** The payment would go to one of the settlement's own contracts. */
    InvalidRecipient,
    /** Asks for native coin, which cannot be paid; its wrapped token can. */
    NativeNotPaid,
    /** Less or more is paid in than the quote allows, or nothing. */
    TakeOutOfRange,
    /** So little is paid in that the maker would give nothing for it. */
    NothingGiven
}
