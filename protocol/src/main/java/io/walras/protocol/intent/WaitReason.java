package io.walras.protocol.intent;

/** Why an open order is in no auction just now. The name of a constant is its stable name on the wire. */
public enum WaitReason {
    /** The owner's balance does not cover it, other orders and live awards of the owner included. */
    InsufficientBalance,
    /** The owner's allowance does not cover it, other orders and live awards of the owner included. */
    InsufficientAllowance,
    /** The cut's own liquidity gives no price to one of its tokens. */
    MissingNativePrice,
    /** The owner has not presigned it on-chain, or has revoked that. */
    PresignaturePending,
    /** The owner's contract does not confirm the signature any more. */
    InvalidEip1271Signature,
    /** Its owner wants it to be filled later. */
    NotValidYet,
    /** It is valid for less time than an auction and its settlement may take. */
    TooLittleTimeLeft,
    /** More orders wait than a batch holds, and they take turns. It is never journaled, as it changes with every batch. */
    BatchFull
}
