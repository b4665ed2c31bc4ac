package io.walras.auctioneer.lane;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.ArmedSwitch;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the HTTP edge may ask of the lane. Every stage fails with {@link Unavailable} if the lane does not answer in time;
 * what was asked may then have happened or not, and asking again is safe.
 */
public interface Lane {
    /** Answers {@link PoolAnswer.Admitted} only after the order is durable, else {@link PoolAnswer.NotAdmitted}. */
    CompletionStage<PoolAnswer> admit(PoolInput.Admit admit);

    /** Answers {@link PoolAnswer.Cancelled} only after the cancellation is durable, else {@link PoolAnswer.NotCancelled}. */
    CompletionStage<PoolAnswer> cancel(PoolInput.Cancel cancel);

    /**
     * Lets an owner cancel all open orders of a scope, or arm or disarm a dead-man switch. Answers
     * {@link PoolAnswer.CancelledAll} or {@link PoolAnswer.SwitchStands} only after it is durable, else
     * {@link PoolAnswer.NotHeeded}.
     */
    CompletionStage<PoolAnswer> instruct(PoolInput.OfOwner instruction);

    /** Closes these orders, which the chain shows to be invalidated for good; done once it is durable. */
    CompletionStage<PoolAnswer> invalidated(List<OrderUid> uids);

    /** The armed switches of the owner, ascending by market. */
    CompletionStage<List<ArmedSwitch>> switchesOf(Address owner);

    /** The order, if it is open or was closed recently; older ones are in the ledger. */
    CompletionStage<KnownOrder> lookUp(OrderUid uid);

    /** {@link #lookUp}, when only the order is wanted. */
    default CompletionStage<Optional<PooledOrder>> order(OrderUid uid) {
        return lookUp(uid).thenApply(KnownOrder::order);
    }

    /** The batch of the latest cut, if there has been one since the start. */
    CompletionStage<Optional<LatestBatch>> latestBatch();

    /** The number of the event that was journaled last: whoever has read so far has seen all that was answered before. */
    CompletionStage<Long> latestEvent();

    /** The lane did not answer in time. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(Throwable cause) {
            super("the lane did not answer in time", cause);
        }
    }
}
