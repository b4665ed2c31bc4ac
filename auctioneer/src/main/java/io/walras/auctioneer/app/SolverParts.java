package io.walras.auctioneer.app;

import io.walras.auctioneer.solver.DeliveryTimes;
import io.walras.auctioneer.solver.KnownSolvers;
import io.walras.auctioneer.solver.session.SessionParts;
import io.walras.auctioneer.solver.session.SessionTerms;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.auctioneer.solver.session.SolverSessions;
import io.walras.auctioneer.solver.session.SolverStanding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.BidLimits;
import io.walras.settlement.deploy.SolverRegistration;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;

/** What the auctions and the HTTP edge know of the solvers in common. */
record SolverParts(SolverFloor floor, DeliveryTimes delivery) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static SolverParts of(Settings settings) {
        return new SolverParts(new SolverFloor(settings.sessions().places()), new DeliveryTimes());
    }

    /** The sessions that solvers open. */
    SolverSessions sessions(
            ActorSystem<?> system, Settings settings, ChainParts chain, Executor blocking, InstantSource clock) {
        SolverRegistration registry =
                new SolverRegistration(chain.rpc(), chain.contracts().registry());
        SessionTerms terms = new SessionTerms(
                chain.awardDomain(),
                chain.auctioneer().address(),
                settings.auction().maxSolutionBytes(),
                BidLimits.of(LaneParts.rules(settings.auction(), chain)));
        SolverStanding standing = new SolverStanding(
                solver -> obstacle(registry, solver),
                blocking,
                settings.sessions().standingTtl(),
                clock);
        return new SolverSessions(
                system, new SessionParts(settings.sessions(), terms, floor, standing, clock, SolverParts::challenge));
    }

    private static Optional<ShadowReason> obstacle(SolverRegistration registry, Address solver) {
        if (registry.isActive(solver)) {
            return Optional.empty();
        }
        return Optional.of(registry.isRegistered(solver) ? ShadowReason.BondTooSmall : ShadowReason.NotRegistered);
    }

    /** 32 bytes that nobody can guess. */
    static Bytes32 challenge() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Bytes32.of(bytes);
    }

    /** What is published of the solvers. */
    KnownSolvers known(Settings settings) {
        return new KnownSolvers(settings.solvers(), floor, delivery);
    }
}
