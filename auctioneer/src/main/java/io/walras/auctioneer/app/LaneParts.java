package io.walras.auctioneer.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.auction.AuctionChain;
import io.walras.auctioneer.auction.AuctionHealth;
import io.walras.auctioneer.auction.AuctionHouse;
import io.walras.auctioneer.auction.AuctionParts;
import io.walras.auctioneer.auction.AuctionSettings;
import io.walras.auctioneer.auction.HouseCommand;
import io.walras.auctioneer.auction.PostedOrders;
import io.walras.auctioneer.book.BookKeeper;
import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.lane.LaneMetrics;
import io.walras.auctioneer.rfq.QuoteSource;
import io.walras.auctioneer.settle.SettlementDesk;
import io.walras.auctioneer.settle.Submitter;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.bundle.BundleLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;

/** Spawns the actors of the lane: the entity, the auction house, the submitter. */
final class LaneParts {
    /** Under which the lane journals. */
    static final String PERSISTENCE_ID = "lane";

    /** How long the lane may take to answer. */
    static final Duration LANE_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration LEAST_SILENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final ChainParts chain;
    private final Executor blocking;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final ActorHealth health;
    private final SolverParts solverParts;
    private final AuctionHealth auctionHealth;
    private final Books books;
    private final QuoteSource quotes;
    private final PostedOrders posted;

    LaneParts(
            Settings settings,
            ChainParts chain,
            Executor blocking,
            InstantSource clock,
            MeterRegistry meters,
            ActorHealth health,
            SolverParts solverParts,
            AuctionHealth auctionHealth,
            Books books,
            QuoteSource quotes,
            PostedOrders posted) {
        this.settings = settings;
        this.chain = chain;
        this.blocking = blocking;
        this.clock = clock;
        this.meters = meters;
        this.health = health;
        this.solverParts = solverParts;
        this.auctionHealth = auctionHealth;
        this.books = books;
        this.quotes = quotes;
        this.posted = posted;
    }

    /** Spawns them under the guardian; gives the entity. */
    ActorRef<LaneEntity.Command> spawn(ActorContext<?> guardian) {
        CutRules cutRules = new CutRules(
                chain.contracts().wrappedNative(),
                settings.auction().maxOrders(),
                settings.auction().minValidity().toSeconds(),
                settings.auction().awardLifetime().toSeconds(),
                settings.fees());
        LaneMachine machine = new LaneMachine(cutRules, chain::sign);
        ActorRef<LaneEntity.Command> lane = guardian.spawn(lane(machine), "lane");
        SolverDesk solvers = new SolverDesk(
                new SolverGateway(
                        guardian.getSystem(), clock, meters, settings.auction().maxSolutionBytes()),
                settings.solvers(),
                solverParts.floor());
        ActorRef<Submitter.Command> submitter = guardian.spawn(
                restarting(
                        Submitter.Command.class,
                        health.watch("submitter", silence(settings.submission().pollInterval())),
                        submitter(lane, solvers)),
                "submitter");
        AuctionChain auctionChain = AuctionChains.over(chain, settings, solvers, clock);
        guardian.spawn(
                restarting(
                        HouseCommand.class,
                        health.watch("auction house", silence(settings.auction().interval())),
                        AuctionHouse.create(new AuctionParts(
                                settings.auction(),
                                rules(settings.auction(), chain),
                                lane,
                                LANE_TIMEOUT,
                                auctionChain,
                                quotes,
                                posted,
                                solvers,
                                solverParts.delivery(),
                                chain::sign,
                                blocking,
                                clock,
                                auctionHealth,
                                () -> submitter.tell(Submitter.Wake.NOW)))),
                "auction-house");
        return lane;
    }

    /** A bug in one step must not end the lane: it starts again from its journal, more slowly each time. */
    private static <T> Behavior<T> restarting(Class<T> messages, ActorVitals vitals, Behavior<T> behavior) {
        return Behaviors.supervise(ActorHealth.observed(messages, vitals, behavior))
                .onFailure(SupervisorStrategy.restartWithBackoff(Duration.ofMillis(500), Duration.ofSeconds(30), 0.2));
    }

    /** Nobody need ask anything of the lane for any time; whether it answers is another check. */
    private Behavior<LaneEntity.Command> lane(LaneMachine machine) {
        ActorVitals vitals = health.watch("lane", ChronoUnit.FOREVER.getDuration());
        Behavior<LaneEntity.Command> lane = LaneEntity.create(
                PersistenceId.ofUniqueId(PERSISTENCE_ID),
                machine,
                settings.pool(),
                clock,
                List.of(new LaneMetrics(meters), new BookKeeper(books)),
                vitals::restarted);
        return restarting(LaneEntity.Command.class, vitals, lane);
    }

    /** What is told something at every interval and handles nothing for much longer hangs. */
    private static Duration silence(Duration interval) {
        Duration many = interval.multipliedBy(10);
        return many.compareTo(LEAST_SILENCE) > 0 ? many : LEAST_SILENCE;
    }

    private Behavior<Submitter.Command> submitter(ActorRef<LaneEntity.Command> lane, SolverDesk solvers) {
        SettlementDesk desk = new SettlementDesk(
                chain.rpc(),
                chain.chainId(),
                chain.contracts().settlement(),
                chain.contracts().executor(),
                chain.quoteReader(),
                settings.chain().finalityDepth(),
                chain.submitter(),
                settings.submission(),
                clock,
                meters);
        return Submitter.create(
                lane, desk, blocking, settings.submission().pollInterval(), LANE_TIMEOUT, solvers::settled);
    }

    /** How auctions are judged. */
    static AuctionRules rules(AuctionSettings auction, ChainParts chain) {
        return new AuctionRules(
                auction.policy(),
                auction.maxWinners(),
                auction.maxBundlesPerSolver(),
                auction.maxSimulationRounds(),
                auction.awardLifetime().toSeconds(),
                new BundleLimits(
                        auction.maxFills(),
                        auction.maxInteractions(),
                        auction.maxCallDataBytes(),
                        chain.forbiddenTargets(),
                        chain.contracts().quoteSettler() == null
                                ? null
                                : chain.orderDomain().separator()),
                new EncodingTerms(
                        chain.contracts().executor(),
                        auction.poolToleranceBps(),
                        chain.contracts().quoteSettler(),
                        chain.contracts().hooksTrampoline()));
    }
}
