package io.walras.protocol.intent;

import java.util.List;

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

    /**
     * The open orders of a scope are in no later award.
     *
     * @param cancelled those that are over
     * @param inFlight those that an award may yet fill; they are over once it cannot any more
     */
    record CancelledAll(List<OrderUid> cancelled, List<OrderUid> inFlight) implements PoolAnswer {
        public CancelledAll {
            cancelled = List.copyOf(cancelled);
            inFlight = List.copyOf(inFlight);
        }
    }

    /** The switch of the scope fires then; never if {@link DeadManSwitch#DISARMED}. */
    record SwitchStands(OrderScope scope, long cancelAt) implements PoolAnswer {}

    /** What an owner said about many orders has changed nothing. */
    record NotHeeded(InstructionRefusal reason) implements PoolAnswer {}

    /** Why what an owner said about many orders is not heeded. */
    enum InstructionRefusal {
        /** The owner has signed a later one, or this one has been here before. */
        StaleInstruction,
        /** As many switches are armed as are allowed. */
        TooManySwitches
    }

    /** Why an order is not admitted. */
    enum AdmissionRefusal {
        /** The pool knows the order already, in whatever state. */
        DuplicatedOrder,
        /** The owner has as many open orders as are allowed. */
        TooManyLimitOrders,
        /** As many orders wait for a presignature as are allowed, of this owner or of all; a presigned one is welcome. */
        TooManyPendingPresignatures,
        /** There are as many open orders as are allowed. */
        PoolFull,
        /** The owner has as many orders resting in books, or in this one, as are allowed. */
        TooManyRestingOrders,
        /** The owner has given this name to another order that is not over. */
        DuplicateClientId,
        /** Nobody can name an order, or let it take another's place, whose owner has yet to sign it. */
        UnprovenOwner,
        /** There is no order whose place it could take. */
        ReplacedOrderNotFound,
        /** The order whose place it is to take belongs to somebody else. */
        ReplacedOrderOfAnother,
        /** The order whose place it is to take is over. */
        ReplacedOrderOver,
        /** An award may yet fill the order whose place it is to take. */
        ReplacedOrderInFlight
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
