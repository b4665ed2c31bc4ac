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
 * send the header lines of a request, for which the parser itself has no deadline, or is silent for too long on a
 * WebSocket, which is how one that is half open is found.
 */
final class HeadGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
    private static final String DEADLINE = "head";
    private static final String SILENCE = "silence";

    private final Inlet<ByteString> in = Inlet.create("HeadGuard.in");
    private final Outlet<ByteString> out = Outlet.create("HeadGuard.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
    private final Duration timeout;
    private final Duration longestSilence;

    /**
     * A guard.
     *
     * @param timeout longest time that the header lines of a request may take
     * @param longestSilence of a client that has asked for another protocol, which is one that both sides keep alive
     */
    HeadGuard(Duration timeout, Duration longestSilence) {
        this.timeout = timeout;
        this.longestSilence = longestSilence;
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
            if (framing.isUpgraded()) {
                scheduleOnce(SILENCE, longestSilence);
            }
            if (!framing.isInHead()) {
                cancelTimer(DEADLINE);
            } else if (!isTimerActive(DEADLINE)) {
                scheduleOnce(DEADLINE, timeout);
            }
        }

        @Override
        public void onTimer(Object timerKey) {
            failStage(new TimeoutException(
                    SILENCE.equals(timerKey)
                            ? "nothing was heard for too long"
                            : "the header lines did not arrive in time"));
        }
    }
}
