package io.walras.auctioneer.lane;

import java.util.List;

/** Is told what happens in the lane, by the lane's own thread and after it is journaled. */
public interface LaneObserver {
    /** The lane stands where its journal ends; what was seen before is void. */
    void recovered(LaneState state);

    /** These have happened, and led to this state. */
    void happened(List<LaneEvent> events, LaneState state);
}
