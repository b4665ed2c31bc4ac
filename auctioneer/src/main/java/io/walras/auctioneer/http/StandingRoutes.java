package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.QuoteRecord;
import io.walras.auctioneer.ledger.SolverStanding;
import io.walras.auctioneer.solver.Bonds;
import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.DutyRecord;
import io.walras.protocol.wire.order.StandingJson;
import io.walras.settlement.chain.SolverBond;
import java.util.Optional;
import org.apache.pekko.http.javadsl.server.Route;

/** How solvers have done. */
final class StandingRoutes {
    private final Ledger ledger;
    private final Bonds bonds;

    StandingRoutes(Ledger ledger, Bonds bonds) {
        this.ledger = ledger;
        this.bonds = bonds;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("solvers").slash(segment()),
                text -> get(() -> Edge.endpoint(
                        Endpoint.GET_SOLVER,
                        () -> completeWithFuture(Queries.address(
                                text,
                                solver -> ledger.standingOf(solver)
                                        .thenCombine(
                                                bonds.of(solver),
                                                (standing, bond) -> Answers.json(json(solver, standing, bond))))))));
    }

    private static StandingJson json(Address solver, SolverStanding standing, Optional<SolverBond> bond) {
        DutyRecord duty = standing.duty();
        return new StandingJson(
                solver,
                standing.rewards().toString(),
                standing.auctionsWon(),
                standing.settled(),
                standing.lapsed(),
                standing.faults(),
                new StandingJson.Breaker(
                        duty.outcomes().size(),
                        duty.faults(),
                        duty.level(),
                        duty.cleanRun(),
                        duty.blockedUntil() == 0 ? null : duty.blockedUntil()),
                bond.map(StandingRoutes::json).orElse(null),
                json(standing.quotes()));
    }

    private static StandingJson.Quotes json(QuoteRecord quotes) {
        return new StandingJson.Quotes(quotes.orders(), quotes.fills(), quotes.asGood(), quotes.meanPpm());
    }

    private static StandingJson.Bond json(SolverBond bond) {
        return new StandingJson.Bond(
                bond.block(),
                bond.isActive(),
                bond.amount(),
                bond.unbonding(),
                bond.availableAt() == 0 ? null : bond.availableAt(),
                bond.locked());
    }
}
