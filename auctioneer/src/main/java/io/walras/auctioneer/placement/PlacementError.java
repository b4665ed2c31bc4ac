package io.walras.auctioneer.placement;

import io.walras.auctioneer.intake.Refusal;

/** Why an announced order is not taken in, in the words of CoW's interface. */
public enum PlacementError {
    ValidToTooFarInTheFuture,
    NonZeroFee,
    InvalidOrderData,
    PreValidationError,
    Other;

    /** The error for what intake says. */
    static PlacementError of(Refusal.Code code) {
        return switch (code) {
            case ExcessiveValidTo -> ValidToTooFarInTheFuture;
            case NonZeroFee -> NonZeroFee;
            case InvalidAppData, AppDataHashMismatch, AppdataFromMismatch -> InvalidOrderData;
            case PoolFull -> Other;
            default -> PreValidationError;
        };
    }
}
