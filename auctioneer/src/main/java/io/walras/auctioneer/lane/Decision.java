package io.walras.auctioneer.lane;

import java.util.List;

/** What the lane decided: the events to journal and the answer to give once they are. */
public record Decision<A>(List<LaneEvent> events, A answer) {
    public Decision {
        events = List.copyOf(events);
    }
}
