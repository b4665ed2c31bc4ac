package io.walras.auctioneer.lane;

import io.walras.auctioneer.lane.LaneEntity.Command;
import io.walras.auctioneer.lane.LaneEntity.PostAll;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.ArmedSwitch;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The {@link Lane} port over the lane's actor. Admissions and cancellations that arrive while the journal is busy go in
 * together with the next write, so intake is bound by signature checks and not by the disk; what does not fit in the
 * bounded queue is refused at once.
 */
public final class LaneClient implements Lane {
    private static final int QUEUE = 2_048;
    private static final int INPUTS_PER_WRITE = 256;

    private final ActorSystem<?> system;
    private final ActorRef<Command> lane;
    private final Duration timeout;
    private final BoundedSourceQueue<Waiting> queue;

    private record Waiting(PoolInput input, CompletableFuture<PoolAnswer> answer) {}

    public LaneClient(ActorSystem<?> system, ActorRef<Command> lane, Duration timeout) {
        this.system = system;
        this.lane = lane;
        this.timeout = timeout;
        this.queue = Source.<Waiting>queue(QUEUE)
                .batch(INPUTS_PER_WRITE, LaneClient::first, LaneClient::append)
                .mapAsync(1, this::write)
                .to(Sink.ignore())
                .run(system);
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

    /**
     * Cancels all open orders of a scope for an owner that has logged in. What was posted by this client before is
     * cancelled with them.
     *
     * @param at unix milliseconds
     */
    public CompletionStage<PoolAnswer> cancelAll(OrderScope scope, long at) {
        return post(new PoolInput.CancelAll(scope, null, at));
    }

    /**
     * Arms the dead-man switch of a scope for an owner that has logged in, or disarms it with
     * {@link io.walras.protocol.intent.DeadManSwitch#DISARMED}. There is one switch for a scope, whoever arms it.
     *
     * @param cancelAt unix milliseconds
     */
    public CompletionStage<PoolAnswer> arm(OrderScope scope, long cancelAt) {
        return post(new PoolInput.SetSwitch(scope, cancelAt, null));
    }

    @Override
    public CompletionStage<List<ArmedSwitch>> switchesOf(Address owner) {
        return ask(replyTo -> new LaneEntity.FindSwitches(owner, replyTo));
    }

    @Override
    public CompletionStage<KnownOrder> lookUp(OrderUid uid) {
        return ask(replyTo -> new LaneEntity.FindOrder(uid, replyTo));
    }

    @Override
    public CompletionStage<Optional<LatestBatch>> latestBatch() {
        return ask(LaneEntity.FindBatch::new);
    }

    @Override
    public CompletionStage<Long> latestEvent() {
        return ask(LaneEntity.FindLatestEvent::new);
    }

    private CompletionStage<PoolAnswer> post(PoolInput input) {
        CompletableFuture<PoolAnswer> answer = new CompletableFuture<>();
        QueueOfferResult offered = queue.offer(new Waiting(input, answer));
        if (!offered.isEnqueued()) {
            answer.completeExceptionally(new Unavailable(new IllegalStateException("the intake queue is full")));
        }
        return answer;
    }

    private static List<Waiting> first(Waiting waiting) {
        return append(new ArrayList<>(), waiting);
    }

    private static List<Waiting> append(List<Waiting> group, Waiting waiting) {
        group.add(waiting);
        return group;
    }

    private CompletionStage<Done> write(List<Waiting> group) {
        List<PoolInput> inputs = group.stream().map(Waiting::input).toList();
        return this.<List<PoolAnswer>>ask(replyTo -> new PostAll(inputs, replyTo))
                .handle((answers, failure) -> {
                    for (int i = 0; i < group.size(); i++) {
                        CompletableFuture<PoolAnswer> waiting = group.get(i).answer();
                        if (failure == null) {
                            waiting.complete(answers.get(i));
                        } else {
                            waiting.completeExceptionally(failure);
                        }
                    }
                    return Done.done();
                });
    }

    private <A> CompletionStage<A> ask(Function<ActorRef<A>, Command> command) {
        return AskPattern.ask(lane, command, timeout, system.scheduler())
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(new Unavailable(failure)));
    }
}
