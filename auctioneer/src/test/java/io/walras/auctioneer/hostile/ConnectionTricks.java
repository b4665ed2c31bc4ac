package io.walras.auctioneer.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.session.AuctioneerMessage.Refused;
import io.walras.protocol.wire.session.SolverMessage;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** What can be done wrong with a connection. */
enum ConnectionTricks implements Trick {
    /** Nobody reads on once it is too much. */
    FLOODS {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            try {
                for (int i = 0; i < 10_000 && !offender.session().hasEnded(); i++) {
                    offender.session().say(new SolverMessage.Pass(scene.auctionId() + 1));
                }
            } catch (CompletionException cutOff) {
                assertThat(cutOff).hasCauseInstanceOf(IOException.class);
            }
            offender.assertRefused("TooFast");
        }
    },
    SAYS_WHAT_IS_NO_MESSAGE {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session().sayText("{\"type\":\"award\",\"to\":\"me\"}");
            offender.assertRefused("Malformed");
        }
    },
    SAYS_TOO_MUCH_AT_ONCE {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session().sayText("x".repeat(3 * Market.MAX_BID_BYTES));
            offender.assertRefused("TooLarge");
        }
    },
    STOPS_READING {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session().turnDeaf();
        }
    },
    LOGS_IN_AS_ANOTHER {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            PrivateKey own = Orders.key(9_999);
            try (TestSolver stranger = TestSolver.connect(scene.server(), own)) {
                Bytes signature = stranger.loginFor(stranger.challenge(), false).signature();
                stranger.say(new SolverMessage.Login(scene.victim().solver(), own.address(), false, signature));
                assertThat(stranger.await(Refused.class).errorType()).isEqualTo("Unauthorized");
            }
        }
    },
    LOGS_IN_AGAIN {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            TestSolver session = offender.session();
            session.say(session.loginFor(session.challenge(), false));
            offender.assertRefused("LoggedInAlready");
        }
    }
}
