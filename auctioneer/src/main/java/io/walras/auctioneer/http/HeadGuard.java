package io.walras.auctioneer.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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
 * Stands between a connection and the HTTP parser: refuses what {@link HeadFraming} refuses, and cuts a client that takes
 * too long to send the header lines of a request, for which the parser itself has no deadline, or is silent for too long
 * on a WebSocket, which is how one that is half open is found.
 */
final class HeadGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
    private static final String DEADLINE = "head";
    private static final String SILENCE = "silence";

    private final Inlet<ByteString> in = Inlet.create("HeadGuard.in");
    private final Outlet<ByteString> out = Outlet.create("HeadGuard.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
    private final Duration timeout;
    private final Duration longestSilence;
    private final BooleanSupplier hasSwitched;

    /**
     * A guard of one connection.
     *
     * @param timeout longest time that the header lines of a request may take, and a client to begin its first
     * @param longestSilence of a client that speaks another protocol, which is one that both sides keep alive
     * @param hasSwitched whether the connection has been given to another protocol; until then what comes are requests,
     *     whatever the client has asked for
     */
    HeadGuard(Duration timeout, Duration longestSilence, BooleanSupplier hasSwitched) {
        this.timeout = timeout;
        this.longestSilence = longestSilence;
        this.hasSwitched = hasSwitched;
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
                    hand(grab(in));
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

        /** Who connects has something to ask. */
        @Override
        public void preStart() {
            scheduleOnce(DEADLINE, timeout);
        }

        private void hand(ByteString bytes) {
            ByteString passed = hasSwitched.getAsBoolean() ? bytes : framing.pass(bytes);
            if (passed.isEmpty()) {
                pull(in);
            } else {
                push(out, passed);
            }
        }

        private void watch() {
            if (framing.hasWishedToUpgrade()) {
                scheduleOnce(SILENCE, longestSilence);
            }
            if (!framing.isInHead() || hasSwitched.getAsBoolean()) {
                cancelTimer(DEADLINE);
            } else if (!isTimerActive(DEADLINE)) {
                scheduleOnce(DEADLINE, timeout);
            }
        }

        @Override
        public void onTimer(Object timerKey) {
            if (DEADLINE.equals(timerKey)) {
                failStage(new TimeoutException("the header lines did not arrive in time"));
            } else if (hasSwitched.getAsBoolean()) {
                failStage(new TimeoutException("nothing was heard for too long"));
            }
        }
    }
}
