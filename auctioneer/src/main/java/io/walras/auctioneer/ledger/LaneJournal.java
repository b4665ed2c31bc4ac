package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Reads what a lane has journaled. */
public final class LaneJournal {
    private final ActorSystem<?> system;
    private final String persistenceId;
    private final JdbcReadJournal journal;

    /** The journal that the lane writes under this id. */
    public LaneJournal(ActorSystem<?> system, String persistenceId) {
        this.system = system;
        this.persistenceId = persistenceId;
        this.journal =
                PersistenceQuery.get(system).getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
    }

    String persistenceId() {
        return persistenceId;
    }

    /** The events from this number on, and then those that are still to come. */
    Source<EventEnvelope, NotUsed> follow(long from) {
        return journal.eventsByPersistenceId(persistenceId, from, Long.MAX_VALUE);
    }

    /** The events with these numbers, both inclusive. */
    Source<EventEnvelope, NotUsed> range(long from, long to) {
        return journal.currentEventsByPersistenceId(persistenceId, from, to);
    }

    /** The events with these numbers, both inclusive, as a list. */
    public CompletionStage<List<LaneEvent>> events(long from, long to) {
        return range(from, to).map(envelope -> record(envelope).event()).runWith(Sink.seq(), system);
    }

    static LaneRecord record(EventEnvelope envelope) {
        return (LaneRecord) envelope.event();
    }
}
