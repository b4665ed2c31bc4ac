package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.intent.PoolAnswer.CancelRefusal;
import io.walras.protocol.intent.PoolAnswer.InstructionRefusal;

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
            case TooManyRestingOrders ->
                new Refusal(
                        Code.TooManyRestingOrders,
                        "the owner has as many orders in this book, or in all books, as are allowed");
            case DuplicateClientId ->
                new Refusal(
                        Code.DuplicateClientId, "another order of the owner bears this clientId and may yet be filled");
            case UnprovenOwner ->
                new Refusal(
                        Code.UnprovenOwner,
                        "an order with a clientId, or that replaces another, is presigned before it is sent");
            case ReplacedOrderNotFound -> new Refusal(Code.OrderNotFound, "there is no order that could be replaced");
            case ReplacedOrderOfAnother ->
                new Refusal(Code.ReplacedOrderOfAnother, "the order to be replaced belongs to somebody else");
            case ReplacedOrderOver ->
                new Refusal(
                        Code.InvalidReplacement, "the order to be replaced is filled, cancelled or expired already");
            case ReplacedOrderInFlight ->
                new Refusal(Code.OldOrderActivelyBidOn, "an award may still fill the order to be replaced");
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

    static Refusal of(InstructionRefusal reason) {
        return switch (reason) {
            case StaleInstruction ->
                new Refusal(Code.StaleInstruction, "this was sent before, or a later one was; sign anew");
            case TooManySwitches ->
                new Refusal(Code.TooManySwitches, "as many switches are armed as are allowed; try again later");
        };
    }

    /** What the lane says of an order that it was handed. */
    static IntakeAnswer ofAdmission(PoolAnswer answer) {
        return switch (answer) {
            case PoolAnswer.Admitted admitted -> new IntakeAnswer.Admitted(admitted.uid());
            case PoolAnswer.NotAdmitted notAdmitted -> new IntakeAnswer.Refused(of(notAdmitted.reason()));
            default -> throw unexpected(answer);
        };
    }

    static IllegalStateException unexpected(PoolAnswer answer) {
        return new IllegalStateException("the lane answered " + answer);
    }
}
