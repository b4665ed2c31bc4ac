package io.walras.auctioneer.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.book.Tape;
import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.MarketHistory;
import io.walras.auctioneer.replay.AuctionArchive;
import io.walras.auctioneer.solver.Bonds;
import io.walras.auctioneer.solver.KnownSolvers;
import io.walras.auctioneer.solver.session.SolverSessions;
import java.time.InstantSource;
import java.util.List;

/** What the HTTP edge speaks to. */
public record HttpPorts(
        Lane lane,
        IntakeChain chain,
        Ledger ledger,
        AuctionArchive archive,
        Feed feed,
        Books books,
        Tape tape,
        MarketHistory markets,
        SolverSessions sessions,
        KnownSolvers solvers,
        Bonds bonds,
        PrometheusMeterRegistry meters,
        List<ReadinessCheck> readiness,
        InstantSource clock) {
    public HttpPorts {
        readiness = List.copyOf(readiness);
    }
}
