package io.walras.auctioneer.solver.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.Requests;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.session.AuctioneerMessage.Refused;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.AuctioneerMessage.Standing;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A connection from its challenge to its end. Of what a solver may do wrong it shows: no login, a login that another
 * signed or that was sent before, messages that are none, too long or too many, not reading, and falling silent without
 * closing.
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
        assertThat(connect(10).login(false).shadowReason()).isEqualTo(ShadowReason.NotRegistered);
        assertThat(connect(11).login(true).shadowReason()).isEqualTo(ShadowReason.Asked);
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
    void shouldGiveUpASilentConnectionThoughThereIsAlwaysSomethingToSayOnIt() {
        TestSolver solver = connect(10);
        solver.login(false);
        solver.turnDeaf();
        Refused small = new Refused("Test", "x", false);

        JournaledLane.awaitThat(() -> {
            server.floor().tell(solver.address(), small);
            return server.floor().present().isEmpty();
        });
    }

    @Test
    void shouldTellASolverThatTheRegistryChangesItsMindAbout() {
        TestSolver solver = connect(10);
        solver.login(false);

        server.activeSolvers().add(solver.address());
        assertThat(solver.await(Standing.class)).isEqualTo(new Standing(false, null));
        assertThat(as(solver)).isNull();
        server.activeSolvers().clear();
        assertThat(solver.await(Standing.class)).isEqualTo(new Standing(true, ShadowReason.NotRegistered));
        assertThat(as(solver)).isEqualTo(ShadowReason.NotRegistered);
    }

    @Test
    void shouldLeaveAShadowOneThatAskedToBe() {
        TestSolver asked = connect(10);
        asked.login(true);
        TestSolver other = connect(11);
        other.login(false);

        server.activeSolvers().addAll(List.of(asked.address(), other.address()));

        other.await(Standing.class);
        assertThat(asked.hasHeardNothing()).isTrue();
        assertThat(as(asked)).isEqualTo(ShadowReason.Asked);
    }

    @Test
    void shouldLeaveSolversWhatTheyAreWhileTheRegistryCannotBeRead() {
        TestSolver here = connect(10);
        server.activeSolvers().add(here.address());
        here.login(false);

        server.loseRegistry();
        TestSolver late = connect(11);
        late.say(late.loginFor(late.challenge(), false));

        awaitRefusal(late, "Unavailable");
        assertThat(here.hasHeardNothing()).isTrue();
        assertThat(server.floor().present()).containsOnlyKeys(here.address());
    }

    private @Nullable ShadowReason as(TestSolver solver) {
        return Objects.requireNonNull(server.floor().present().get(solver.address()))
                .shadowReason();
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
