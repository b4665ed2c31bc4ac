package io.walras.auctioneer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.walras.auctioneer.solver.session.Places;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.protocol.chain.Address;
import io.walras.protocol.testing.Orders;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownSolversTest {
    private static final Address ENGINE = Orders.token(1);
    private static final Address SEALED = Orders.token(2);
    private static final Address STRANGER = Orders.token(3);

    private final DeliveryTimes delivery = new DeliveryTimes();
    private final KnownSolvers solvers = new KnownSolvers(
            List.of(
                    new SolverSettings("engine", URI.create("http://127.0.0.1:1"), ENGINE, ENGINE),
                    new SolverSettings("sealed", null, SEALED, SEALED)),
            new SolverFloor(new Places(1, 1, 1, 1)),
            delivery);

    @Test
    void shouldNameWhomTheOperatorKnowsWhetherItIsAskedOrNot() {
        delivery.decided(new TreeSet<>(List.of(STRANGER)), new TreeMap<>());

        assertThat(solvers.all())
                .extracting(KnownSolver::address, KnownSolver::name, KnownSolver::kind)
                .containsExactly(
                        tuple(ENGINE, "engine", KnownSolver.Kind.OPEN),
                        tuple(SEALED, "sealed", KnownSolver.Kind.SEALED),
                        tuple(STRANGER, null, KnownSolver.Kind.SEALED));
    }
}
