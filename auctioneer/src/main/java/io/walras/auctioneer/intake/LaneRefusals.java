package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.intent.PoolAnswer.CancelRefusal;

/** The lane's refusals in the words of the API. */
final class LaneRefusals {
    private LaneRefusals() {}

    static Refusal of(AdmissionRefusal reason) {
        return switch (reason) {
            case DuplicatedOrder -> new Refusal(Code.DuplicatedOrder, "this order has been accepted before");
            case TooManyLimitOrders ->
                new Refusal(Code.TooManyLimitOrders, "the owner has as many open orders as are allowed");
            case TooManyPendingPresignatures ->
                new Refusal(
                        Code.TooManyPendingPresignatures,
                        "too many orders wait for a presignature; presign this one on-chain, then send it again");
            case PoolFull ->
                new Refusal(Code.PoolFull, "there are as many open orders as are allowed; try again later");
        };
    }

    static Refusal of(CancelRefusal reason) {
        return switch (reason) {
            case OrderNotFound -> new Refusal(Code.OrderNotFound, "there is no such order");
            case WrongOwner -> new Refusal(Code.WrongOwner, "the order belongs to somebody else than the signer");
            case AlreadyCancelled -> new Refusal(Code.AlreadyCancelled, "the order is cancelled already");
            case OrderFullyExecuted -> new Refusal(Code.OrderFullyExecuted, "the order is filled");
            case OrderExpired -> new Refusal(Code.OrderExpired, "the order has expired");
            case OnChainOrder -> new Refusal(Code.OnChainOrder, "the owner signs on-chain and must cancel there");
        };
    }

    static IllegalStateException unexpected(PoolAnswer answer) {
        return new IllegalStateException("the lane answered " + answer);
    }
}
