package io.walras.auctioneer.testing;

import io.walras.auctioneer.lane.KnownOrder;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.lane.LatestBatch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.ArmedSwitch;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PoolMachine;
import io.walras.protocol.intent.PoolRules;
import io.walras.protocol.intent.PoolStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lane in memory: the real pool without a journal. Remembers what it was asked to change. */
public final class MemoryLane implements Lane {
    private final List<PoolInput> inputs = new ArrayList<>();
    private IntentPool pool;
    private @Nullable LatestBatch batch;
    private long events;
    private boolean available = true;
    private long upTo;

    public MemoryLane(PoolRules rules) {
        this.pool = IntentPool.empty(rules);
    }

    /** From now on, the lane does or does not answer. */
    public synchronized void available(boolean answers) {
        available = answers;
    }

    /** Everything that was asked to be admitted or cancelled. */
    public synchronized List<PoolInput> inputs() {
        return List.copyOf(inputs);
    }

    /** From now on, the journal ends here. */
    public synchronized void upTo(long lastEvent) {
        upTo = lastEvent;
    }

    /** How many orders are open. */
    public synchronized int openOrders() {
        return pool.openOrders();
    }

    /** Puts the pool into a state that orders of users do not lead to. */
    public synchronized void tell(PoolInput input) {
        pool = PoolMachine.step(pool, input).next();
    }

    public synchronized void latestBatch(LatestBatch latest) {
        batch = latest;
    }

    @Override
    public CompletionStage<PoolAnswer> admit(PoolInput.Admit admit) {
        return post(admit);
    }

    @Override
    public CompletionStage<PoolAnswer> cancel(PoolInput.Cancel cancel) {
        return post(cancel);
    }

    @Override
    public CompletionStage<PoolAnswer> instruct(PoolInput.OfOwner instruction) {
        return post(instruction);
    }

    @Override
    public CompletionStage<PoolAnswer> invalidated(List<OrderUid> uids) {
        return post(new PoolInput.Observe(Set.of(), Collections.emptySortedMap(), uids));
    }

    @Override
    public CompletionStage<List<ArmedSwitch>> switchesOf(Address owner) {
        return answer(() -> pool.switchesOf(owner));
    }

    @Override
    public CompletionStage<KnownOrder> lookUp(OrderUid uid) {
        return answer(() -> new KnownOrder(pool.order(uid), upTo));
    }

    @Override
    public CompletionStage<Optional<LatestBatch>> latestBatch() {
        return answer(() -> Optional.ofNullable(batch));
    }

    @Override
    public synchronized CompletionStage<Long> latestEvent() {
        return answer(() -> events);
    }

    private synchronized CompletionStage<PoolAnswer> post(PoolInput input) {
        inputs.add(input);
        return answer(() -> {
            PoolStep step = PoolMachine.step(pool, input);
            pool = step.next();
            events += step.events().size();
            return step.answer();
        });
    }

    private synchronized <A> CompletionStage<A> answer(Supplier<A> value) {
        return available
                ? CompletableFuture.completedStage(value.get())
                : CompletableFuture.failedStage(new Unavailable(new IllegalStateException("switched off")));
    }
}
