package io.walras.auctioneer.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.ledger.Projection;
import io.walras.auctioneer.ledger.SqlLedger;
import io.walras.auctioneer.rfq.HubCommand;
import io.walras.auctioneer.rfq.HubParts;
import io.walras.auctioneer.rfq.HubTerms;
import io.walras.auctioneer.rfq.MakerDirectory;
import io.walras.auctioneer.rfq.MakerFloor;
import io.walras.auctioneer.rfq.MakerParts;
import io.walras.auctioneer.rfq.MakerSessions;
import io.walras.auctioneer.rfq.RfqDesk;
import io.walras.auctioneer.rfq.SessionOrders;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.QuoteReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** The desk at which makers are asked for quotes, and what the auctions and the HTTP edge know of it in common. */
record RfqParts(RfqDesk desk, MakerFloor floor) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static RfqParts of(Settings settings) {
        return new RfqParts(
                new RfqDesk(),
                new MakerFloor(
                        settings.rfq().sessions().places(),
                        settings.rfq().sessions().guests()));
    }

    /** What is published of the makers. */
    MakerDirectory directory(Settings settings, SqlLedger ledger, InstantSource clock) {
        return new MakerDirectory(ledger, floor, settings.makers(), clock);
    }

    /** Opens the desk; the sessions of makers, or null if there is no contract that takes quotes. */
    @Nullable
    MakerSessions open(
            ActorSystem<?> system,
            Settings settings,
            ChainParts chain,
            SessionOrders orders,
            SqlLedger ledger,
            Projection projection,
            Executor blocking,
            InstantSource clock,
            MeterRegistry meters) {
        Address quoteSettler = chain.contracts().quoteSettler();
        if (quoteSettler == null) {
            return null;
        }
        HubTerms terms = new HubTerms(
                chain.chainId(),
                chain.contracts().settlement(),
                quoteSettler,
                chain.contracts().allowanceHolder(),
                chain.contracts().executor(),
                chain.contracts().wrappedNative());
        QuoteReader reader = new QuoteReader(chain.rpc(), terms.allowanceHolder(), quoteSettler, chain.chainId());
        ActorRef<HubCommand> hub = desk.open(
                system,
                new HubParts(
                        settings.rfq(), terms, floor, ledger, reader::read, blocking, clock, RANDOM::nextInt, meters),
                projection.executions(),
                settings.makers());
        return new MakerSessions(
                system,
                new MakerParts(
                        settings.rfq(),
                        terms,
                        floor,
                        hub,
                        ledger,
                        orders,
                        (maker, signer) -> signsNow(reader, maker, signer, clock),
                        blocking,
                        clock,
                        SolverParts::challenge));
    }

    private static boolean signsNow(QuoteReader reader, Address maker, Address signer, InstantSource clock) {
        return reader.signsUntil(maker, signer).compareTo(Uint256.of(clock.millis() / 1_000)) >= 0;
    }
}
