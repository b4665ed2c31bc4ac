package io.walras.protocol.rfq;

/**
 * Why a quote is no answer to what was asked, or cannot be kept. The name of a constant is its stable name on the wire;
 * what the contract would refuse has the name of a {@link QuoteFault}.
 */
public enum AnswerFault {
    /** Another maker's. */
    WrongMaker,
    /** Not the tokens of the request, or a side that was not asked for. */
    WrongTokens,
    /** More than was asked for, or nothing. */
    WrongAmount,
    /** Its smallest part is larger than the request allows. */
    MinimumTooLarge,
    /** Its {@code settleBy} is before the request's. */
    TooShort,
    /** It names a solver. */
    NotShared,
    /** The maker does not have what it promises, all of its promises together. */
    BalanceTooSmall,
    /** The allowance holder may not take as much, all of the maker's promises together. */
    AllowanceTooSmall,
    /** The chain could not be asked in time. */
    Unchecked
}
