package io.walras.protocol.rfq;

/** How a maker did not stand by a quote; the name of a constant is its stable name on the wire. */
public enum MakerFault {
    /** The nonce was cancelled. */
    NonceSpent,
    /** The maker does not have what it promised any more. */
    BalanceTooSmall,
    /** The allowance holder may not take it any more. */
    AllowanceTooSmall,
    /** The maker's wallet does not confirm the signature any more. */
    InvalidQuoteSignature
}
