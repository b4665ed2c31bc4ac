package io.walras.auctioneer.solver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.Requests;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.session.AuctioneerMessage.Refused;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A connection from its challenge to its end. Of what a solver may do wrong it shows: no login, a login that another
 * signed or that was sent before, messages that are none, too long or too many, more connections than allowed, not
 * reading, and falling silent without closing.
 */
class SolverSessionTest {
    private final EdgeServer server =
            new EdgeServer("sessions { login-timeout = 3s, heartbeat = 200ms, standing-ttl = 500ms,"
                    + " outbound-messages = 4, messages { per-second = 1, burst = 5, keys = 1 } }");
    private final List<TestSolver> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(TestSolver::close);
        server.close();
    }

    private TestSolver connect(int number) {
        TestSolver solver = TestSolver.connect(server.address(), Orders.key(number));
        opened.add(solver);
        return solver;
    }

    private void awaitRefusal(TestSolver solver, String errorType) {
        Refused refused = solver.await(Refused.class);
        assertThat(refused.errorType()).isEqualTo(errorType);
        assertThat(refused.closes()).isTrue();
        solver.awaitEnd();
    }

    @Test
    void shouldWelcomeASolverThatMaySettle() {
        TestSolver solver = connect(10);
        server.activeSolvers().add(solver.address());

        assertThat(solver.login(false).shadow()).isFalse();
        assertThat(server.floor().present()).containsOnlyKeys(solver.address());
    }

    @Test
    void shouldLetASolverThatMayNotSettleOnlyLookOn() {
        assertThat(connect(10).login(false).shadow()).isTrue();
    }

    @Test
    void shouldRefuseALoginThatAnotherHasSigned() {
        TestSolver solver = connect(10);
        SolverMessage.Login other = connect(11).loginFor(solver.challenge(), false);

        solver.say(new SolverMessage.Login(solver.address(), other.payout(), false, other.signature()));

        awaitRefusal(solver, "Unauthorized");
    }

    @Test
    void shouldRefuseALoginOfAnotherConnection() {
        TestSolver first = connect(10);
        SolverMessage.Login sent = first.loginFor(first.challenge(), false);
        first.say(sent);
        TestSolver second = connect(11);

        second.say(sent);

        awaitRefusal(second, "Unauthorized");
    }

    @Test
    void shouldRefuseAConnectionOnWhichNobodyLogsIn() {
        awaitRefusal(connect(10), "LoginTimeout");
    }

    @Test
    void shouldRefuseWhatComesBeforeTheLogin() {
        TestSolver solver = connect(10);
        solver.say(new SolverMessage.Pass(1));
        awaitRefusal(solver, "NotLoggedIn");
    }

    @Test
    void shouldRefuseWhatIsNoMessage() {
        TestSolver solver = connect(10);
        solver.sayText("{\"type\":\"bid\"}");
        awaitRefusal(solver, "Malformed");
    }

    @Test
    void shouldRefuseAMessageThatIsTooLong() {
        TestSolver solver = connect(10);
        solver.sayText("\"" + "x".repeat(300_000) + "\"");
        awaitRefusal(solver, "TooLarge");
    }

    @Test
    void shouldRefuseASolverThatTalksTooMuch() {
        TestSolver solver = connect(10);
        solver.login(false);
        for (int i = 0; i < 5; i++) {
            solver.say(new SolverMessage.Pass(i));
        }
        awaitRefusal(solver, "TooFast");
    }

    @Test
    void shouldEndTheOlderSessionOfASolverThatOpensANewOne() {
        TestSolver older = connect(10);
        older.login(false);
        TestSolver newer = connect(10);

        newer.login(false);

        awaitRefusal(older, "Replaced");
        assertThat(server.floor().present()).containsOnlyKeys(newer.address());
    }

    @Test
    void shouldRefuseMoreConnectionsThanOneAddressMayHave() {
        for (int i = 0; i < 4; i++) {
            connect(10 + i).login(false);
        }
        assertThatThrownBy(() -> connect(20)).hasMessageContaining("WebSocketHandshakeException");

        opened.getFirst().close();

        JournaledLane.awaitThat(() -> server.floor().present().size() == 3);
        connect(21).login(false);
    }

    @Test
    void shouldCutASolverThatDoesNotRead() {
        TestSolver solver = connect(10);
        solver.login(false);
        solver.turnDeaf();
        Refused large = new Refused("Test", "x".repeat(500_000), false);

        JournaledLane.awaitThat(() -> {
            server.floor().tell(solver.address(), large);
            return server.floor().present().isEmpty();
        });
    }

    @Test
    void shouldGiveUpAConnectionThatIsSilentForThreeHeartbeats() {
        TestSolver solver = connect(10);
        solver.login(false);
        solver.turnDeaf();

        JournaledLane.awaitThat(() -> server.floor().present().isEmpty());
    }

    @Test
    void shouldSendASolverAwayThatMaySettleNoMore() {
        TestSolver solver = connect(10);
        server.activeSolvers().add(solver.address());
        solver.login(false);

        server.activeSolvers().clear();
        server.clock().advanceMillis(60_000);

        awaitRefusal(solver, "NotActive");
    }

    @Test
    void shouldSayThatASessionIsAWebSocketAndListWhoIsThere() throws Exception {
        assertThat(server.send(Requests.get("/api/v1/solver")).body()).contains("NotAWebSocket");
        connect(10).login(true);

        assertThat(server.send(Requests.get("/api/v1/solvers")).body())
                .isEqualTo("[{\"address\":\"" + Orders.key(10).address()
                        + "\",\"kind\":\"shadow\",\"connected\":true,"
                        + "\"delivery\":{\"auctions\":0,\"misses\":0}}]");
    }
}
