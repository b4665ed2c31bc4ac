package io.walras.auctioneer.journal;

import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.LaneSnapshot;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.testing.Pools;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** Journals what it is told to, and counts it: its state holds the number of events as the next auction's id. */
public final class JournalingActor extends EventSourcedBehavior<JournalingActor.Write, LaneRecord, LaneSnapshot> {
    /** Journal these together; the answer is how many events there are then. */
    public record Write(List<LaneRecord> records, ActorRef<Long> replyTo) {}

    private final int snapshotEvery;

    private JournalingActor(String persistenceId, int snapshotEvery) {
        super(PersistenceId.ofUniqueId(persistenceId));
        this.snapshotEvery = snapshotEvery;
    }

    public static Behavior<Write> create(String persistenceId, int snapshotEvery) {
        return new JournalingActor(persistenceId, snapshotEvery);
    }

    @Override
    public LaneSnapshot emptyState() {
        return new LaneSnapshot(IntentPool.empty(Pools.rules(1, 1)).content(), List.of(), 0, 0, null, null);
    }

    @Override
    public CommandHandler<Write, LaneRecord, LaneSnapshot> commandHandler() {
        return (state, write) -> Effect()
                .persist(write.records())
                .thenRun(next -> write.replyTo().tell(next.nextAuctionId()));
    }

    @Override
    public EventHandler<LaneSnapshot, LaneRecord> eventHandler() {
        return (state, event) -> new LaneSnapshot(
                state.pool(),
                state.jobs(),
                state.nextAuctionId() + 1,
                state.nextNonce(),
                state.openAuction(),
                state.breaker());
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(snapshotEvery, 2);
    }
}
