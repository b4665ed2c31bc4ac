package io.walras.auctioneer.intake;

/**
 * Why an order, a cancellation or an instruction is refused.
 *
 * @param code which rule it breaks
 * @param description the facts, for a person
 */
public record Refusal(Code code, String description) {
    /** The rules; the name of a constant is the errorType on the wire, CoW's where it has one, but for one that CoW calls like another. */
    public enum Code {
        InvalidAppData,
        AppDataHashMismatch,
        /** The app data names another signer than the owner. */
        AppdataFromMismatch,
        InvalidSignature,
        /** The owner cannot be recovered and is not named. */
        MissingFrom,
        WrongOwner,
        ZeroAmount,
        /** The owner may not trade here. */
        Forbidden,
        UnsupportedBuyTokenDestination,
        UnsupportedSellTokenSource,
        NonZeroFee,
        InsufficientValidTo,
        ExcessiveValidTo,
        SameBuyAndSellToken,
        InvalidNativeSellToken,
        UnsupportedToken,
        /** The receiver is a contract that would keep the tokens. */
        InvalidReceiver,
        /** Valid from a time that leaves too little until its last second. */
        InvalidValidFrom,
        /** The calls it asks for may use too much gas. */
        TooMuchGas,
        /** It asks for too many calls, or for one of a contract of ours. */
        ForbiddenHook,
        /** There is no book of the order's tokens. */
        UnknownMarket,
        /** Not a whole number of lots. */
        OffLot,
        /** Not a whole number of ticks. */
        OffTick,
        /** Cannot rest in a book for another reason. */
        InvalidBookOrder,
        /** No solver fills such an order now. */
        NoLiquidity,
        /** Solvers know the tokens, but not enough of them is to be had. */
        InsufficientLiquidity,
        /** A solver says that the token is not traded at this time. */
        TradingOutsideAllowedWindow,
        /** A solver says that the token is not traded for a while. */
        TokenTemporarilySuspended,
        /** A solver gives another reason why it has no answer. */
        CustomSolverError,
        /** There is a quote, but its simulation did not go well. */
        QuoteNotVerified,
        /** The network fee is as much as the whole sell amount. */
        SellAmountDoesNotCoverFee,
        /** The sell amount and the network fee together need more than 256 bits. */
        SellAmountOverflow,
        /** There are no orders of this kind. */
        UnsupportedOrderType,
        /** The scheme does not fit the kind of account that the owner is. */
        IncompatibleSigningScheme,
        InvalidEip1271Signature,
        InsufficientBalance,
        InsufficientAllowance,
        TransferSimulationFailed,
        DuplicatedOrder,
        TooManyLimitOrders,
        /** Too many orders wait for a presignature; one that is presigned is welcome. */
        TooManyPendingPresignatures,
        /** There are as many open orders as are allowed. */
        PoolFull,
        /** The owner has as many orders in books as are allowed. */
        TooManyRestingOrders,
        /** Another order of the owner bears the name. */
        DuplicateClientId,
        /** Only an owner that has signed can name its orders and replace them. */
        UnprovenOwner,
        /** The order that is to be replaced belongs to somebody else. */
        ReplacedOrderOfAnother("WrongOwner"),
        /** The order that is to be replaced cannot be. */
        InvalidReplacement,
        /** An award may still fill the order that is to be replaced. */
        OldOrderActivelyBidOn,
        /** The owner has signed a later one. */
        StaleInstruction,
        /** The owner's clock and the auctioneer's differ, or the message took too long. */
        InvalidSignedAt,
        /** A switch can be armed neither so shortly nor so long ahead. */
        InvalidCancelAt,
        /** As many switches are armed as are allowed. */
        TooManySwitches,
        OrderNotFound,
        AlreadyCancelled,
        OrderFullyExecuted,
        OrderExpired,
        /** The owner signs on-chain and must cancel there. */
        OnChainOrder;

        private final String errorType;

        Code() {
            this.errorType = name();
        }

        Code(String errorType) {
            this.errorType = errorType;
        }

        /** The errorType on the wire. */
        public String errorType() {
            return errorType;
        }
    }
}
