package io.walras.auctioneer.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Stands between a connection and the HTTP parser: refuses folded header lines, and cuts a client that takes too long to
 * send the header lines of a request, for which the parser itself has no deadline.
 */
final class HeadGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
    private static final String DEADLINE = "head";

    private final Inlet<ByteString> in = Inlet.create("HeadGuard.in");
    private final Outlet<ByteString> out = Outlet.create("HeadGuard.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
    private final Duration timeout;

    HeadGuard(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private final HeadFraming framing = new HeadFraming();

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    push(out, framing.pass(grab(in)));
                    watch();
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(in);
                }
            });
        }

        private void watch() {
            if (!framing.isInHead()) {
                cancelTimer(DEADLINE);
            } else if (!isTimerActive(DEADLINE)) {
                scheduleOnce(DEADLINE, timeout);
            }
        }

        @Override
        public void onTimer(Object timerKey) {
            failStage(new TimeoutException("the header lines did not arrive in time"));
        }
    }
}
