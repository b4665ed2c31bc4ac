package io.walras.protocol.intent;

/** What the pool says to whoever gave it an input. */
public sealed interface PoolAnswer {
    /** Nothing to say. */
    enum Done implements PoolAnswer {
        DONE
    }

    /** The order is in the pool. */
    record Admitted(OrderUid uid) implements PoolAnswer {}

    /** The order is not in the pool. */
    record NotAdmitted(AdmissionRefusal reason) implements PoolAnswer {}

    /** The orders are in no later award; {@code pending} if one of them is in a live award and may yet be filled by it. */
    record Cancelled(boolean pending) implements PoolAnswer {}

    /** No order was cancelled, because of this one. */
    record NotCancelled(OrderUid uid, CancelRefusal reason) implements PoolAnswer {}

    /** Why an order is not admitted. */
    enum AdmissionRefusal {
        /** The pool knows the order already, in whatever state. */
        DuplicatedOrder,
        /** The owner has as many open orders as are allowed. */
        TooManyLimitOrders,
        /** As many orders wait for a presignature as are allowed, of this owner or of all; a presigned one is welcome. */
        TooManyPendingPresignatures,
        /** There are as many open orders as are allowed. */
        PoolFull
    }

    /** Why an order is not cancelled. */
    enum CancelRefusal {
        OrderNotFound,
        WrongOwner,
        AlreadyCancelled,
        OrderFullyExecuted,
        OrderExpired,
        /** Its owner signs on-chain and must cancel there. */
        OnChainOrder
    }
}
