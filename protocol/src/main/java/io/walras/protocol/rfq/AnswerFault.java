package io.walras.protocol.rfq;

/**
 * Why a quote is no answer to what was asked, or cannot be kept. The name of a constant is its stable name on the wire;
 * what the contract would refuse has the name of a {@link QuoteFault}.
 */
public enum AnswerFault {
    /** Of another maker than the one that was asked. */
    OtherMaker,
    /** Not between the two tokens of the request. */
    OtherTokens,
    /** For another auction than the one of the request. */
    OtherAuction,
    /** For more than was asked for. */
    TooLarge,
    /** Gives nothing, takes nothing, or cannot be taken at all. */
    ZeroAmount,
    /** Is over before the request wants it to be. */
    SettlesTooEarly,
    /** For one solver alone. */
    OneSolverOnly,
    /** Is there twice. */
    DuplicateQuote,
    /** The maker has less than all that it has promised. */
    InsufficientBalance,
    /** The maker lets the settlement have less than all that it has promised. */
    InsufficientAllowance,
    /** The chain could not tell in time whether it can be kept. */
    Unchecked,
    /** The maker took it back before the cut. */
    Revoked
}
