package io.walras.auctioneer.solver.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.session.AuctioneerMessage.Refused;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.AuctioneerMessage.Standing;
import io.walras.protocol.wire.session.AuctioneerMessage.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who gets a place when there are more connections than places: the server has 4 for solvers that may settle, 4 for
 * shadows but 2 from one address, and 8 for connections on which nobody has logged in.
 */
class SolverPlacesTest {
    private final EdgeServer server = new EdgeServer("sessions { login-timeout = 1m, standing-ttl = 200ms }");
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

    private TestSolver connectActive(int number) {
        server.activeSolvers().add(Orders.key(number).address());
        return connect(number);
    }

    private static Welcome welcome(TestSolver solver) {
        return solver.login(false);
    }

    @Test
    void shouldHaveAPlaceForASolverHoweverManyStrangersSayNothing() {
        List<TestSolver> strangers =
                IntStream.range(0, 30).mapToObj(i -> connect(100 + i)).toList();

        assertThat(welcome(connectActive(10)).shadow()).isFalse();

        for (TestSolver displaced : strangers.subList(0, 22)) {
            assertThat(displaced.await(Refused.class).errorType()).isEqualTo("Displaced");
            displaced.awaitEnd();
        }
        assertThat(welcome(strangers.getLast()).shadow()).isTrue();
    }

    @Test
    void shouldHaveAPlaceForASolverHoweverManyShadowsThereAre() {
        connect(100).login(true);
        connect(101).login(false);
        TestSolver third = connect(102);
        third.say(third.loginFor(third.challenge(), true));
        assertThat(third.await(Refused.class).errorType()).isEqualTo("Unavailable");

        assertThat(IntStream.range(10, 14).mapToObj(this::connectActive).map(SolverPlacesTest::welcome))
                .noneMatch(Welcome::shadow);
    }

    @Test
    void shouldLetASolverLookOnUntilOneOfThePlacesIsFree() {
        List<TestSolver> solvers =
                IntStream.range(10, 14).mapToObj(this::connectActive).toList();
        solvers.forEach(SolverPlacesTest::welcome);
        TestSolver fifth = connectActive(14);
        assertThat(welcome(fifth).shadowReason()).isEqualTo(ShadowReason.NoPlace);

        solvers.getFirst().close();

        assertThat(fifth.await(Standing.class).shadow()).isFalse();
    }

    @Test
    void shouldNotCountTheSessionThatIsReplaced() {
        welcome(connect(10));
        welcome(connect(11));

        assertThat(welcome(connect(10)).shadow()).isTrue();

        JournaledLane.awaitThat(() -> server.floor().present().size() == 2);
    }

    @Test
    void shouldGiveThePlaceOfAShadowThatHasGoneToAnother() {
        welcome(connect(10));
        welcome(connect(11));
        opened.getFirst().close();
        JournaledLane.awaitThat(() -> server.floor().present().size() == 1);

        assertThat(welcome(connect(12)).shadow()).isTrue();
    }
}
