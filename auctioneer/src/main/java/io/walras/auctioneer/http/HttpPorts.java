package io.walras.auctioneer.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.book.Tape;
import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.intake.QuoteLinks;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.EdgeMemory;
import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.MarketHistory;
import io.walras.auctioneer.quote.NativePrices;
import io.walras.auctioneer.quote.QuoteDesk;
import io.walras.auctioneer.replay.AuctionArchive;
import io.walras.auctioneer.rfq.MakerDirectory;
import io.walras.auctioneer.rfq.MakerSessions;
import io.walras.auctioneer.solver.Bonds;
import io.walras.auctioneer.solver.KnownSolvers;
import io.walras.auctioneer.solver.session.SolverSessions;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP edge speaks to.
 *
 * @param makerSessions null where no quote can be taken
 */
public record HttpPorts(
        Lane lane,
        IntakeChain chain,
        Ledger ledger,
        EdgeMemory memory,
        AuctionArchive archive,
        Feed feed,
        Books books,
        Tape tape,
        MarketHistory markets,
        SolverSessions sessions,
        KnownSolvers solvers,
        @Nullable MakerSessions makerSessions,
        MakerDirectory makers,
        Bonds bonds,
        QuoteDesk quotes,
        QuoteLinks links,
        NativePrices prices,
        PrometheusMeterRegistry meters,
        List<ReadinessCheck> readiness,
        InstantSource clock) {
    public HttpPorts {
        readiness = List.copyOf(readiness);
    }
}
