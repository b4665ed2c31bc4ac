package io.walras.auctioneer.app;

import io.walras.auctioneer.lane.LaneClient;
import io.walras.auctioneer.rfq.SessionOrders;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.PoolAnswer;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The orders of the lane, for sessions of makers. What the lane does not take is told to the operator: the switch remains. */
record LaneOrders(LaneClient lane) implements SessionOrders {
    private static final Logger LOG = LoggerFactory.getLogger(LaneOrders.class);

    @Override
    public void cancelAll(Address owner, long at) {
        log("cancel the orders of a session", owner, lane.cancelAll(OrderScope.all(owner), at));
    }

    @Override
    public void cancelAt(Address owner, long cancelAt) {
        log("arm a session's switch", owner, lane.arm(OrderScope.all(owner), cancelAt));
    }

    @Override
    public void keep(Address owner) {
        log("disarm a session's switch", owner, lane.arm(OrderScope.all(owner), DeadManSwitch.DISARMED));
    }

    private static void log(String what, Address owner, CompletionStage<PoolAnswer> answer) {
        answer.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.atWarn()
                        .addKeyValue("step", what)
                        .addKeyValue("owner", owner)
                        .addKeyValue("reason", String.valueOf(failure.getMessage()))
                        .log("the lane did not take what a maker's session wants");
            }
        });
    }
}
