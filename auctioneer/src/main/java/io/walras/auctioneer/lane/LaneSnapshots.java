package io.walras.auctioneer.lane;

import io.walras.protocol.intent.PoolRules;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/** Stores a lane's state, without the rules of its pool: a lane that recovers has those of its settings. */
final class LaneSnapshots implements SnapshotAdapter<LaneState> {
    private final PoolRules rules;

    LaneSnapshots(PoolRules rules) {
        this.rules = rules;
    }

    @Override
    public Object toJournal(LaneState state) {
        return LaneSnapshot.of(state);
    }

    @Override
    public LaneState fromJournal(Object stored) {
        return ((LaneSnapshot) stored).restore(rules);
    }
}
