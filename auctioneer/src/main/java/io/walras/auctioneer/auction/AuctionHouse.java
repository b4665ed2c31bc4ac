package io.walras.auctioneer.auction;

import io.walras.auctioneer.auction.AuctionChain.Simulation;
import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.protocol.auction.AuctionEffect;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionMachine;
import io.walras.protocol.auction.AuctionState;
import io.walras.protocol.auction.AuctionStep;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.CutWindow;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.wire.engine.EngineAuction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries {@link AuctionMachine} for one auction after the other: cut, solicit, judge, simulate, award. Whatever fails on
 * the way aborts the auction and costs its id, nothing else; settlements of earlier auctions go on meanwhile.
 */
public final class AuctionHouse {
    /** What the auction house is told. */
    public sealed interface Command {}

    private enum Begin implements Command {
        DUE
    }

    private record Planned(CutWindow window) implements Command {}

    private record ChainRead(ChainView chain) implements Command {}

    private record Opened(Optional<Batch> batch) implements Command {}

    private record Prepared(Batch batch, EngineAuction.Terms terms) implements Command {}

    private record SolverAnswered(long auctionId, Answered answered) implements Command {}

    private record BidsDue(long auctionId) implements Command {}

    private record Simulated(long auctionId, Simulation simulation) implements Command {}

    private record NonceRead(AuctionEffect.Decide decide, List<AwardProposal> winners, long nonce) implements Command {}

    private record Awarded(Competition competition, List<AwardedBundle> awards) implements Command {}

    private record StepFailed(String step, Throwable reason) implements Command {}

    private record Aborted() implements Command {}

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final AuctionMachine machine;
    private final AuctionParts parts;
    private boolean busy;
    private long nextWindow;
    private @Nullable AuctionState state;
    private @Nullable Simulation simulation;

    private AuctionHouse(ActorContext<Command> context, TimerScheduler<Command> timers, AuctionParts parts) {
        this.context = context;
        this.timers = timers;
        this.machine = new AuctionMachine(parts.rules());
        this.parts = parts;
    }

    /** An auction house that begins an auction at every interval at which none is under way. */
    public static Behavior<Command> create(AuctionParts parts) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            AuctionHouse house = new AuctionHouse(context, timers, parts);
            house.abort();
            timers.startTimerAtFixedRate(Begin.DUE, parts.settings().interval());
            return Behaviors.receiveMessage(house::onMessage);
        }));
    }

    private Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Begin ignored -> begin();
            case Planned planned -> readChain(planned.window());
            case ChainRead read -> ask("cut", replyTo -> new LaneEntity.Cut(read.chain(), replyTo), Opened::new);
            case Opened opened -> opened.batch().ifPresentOrElse(this::prepare, this::rest);
            case Prepared prepared -> solicit(prepared);
            case SolverAnswered answered when isCurrent(answered.auctionId()) -> step(answered.answered());
            case SolverAnswered late -> parts.solvers().tooLate(late.answered());
            case BidsDue due when isCurrent(due.auctionId()) -> step(AuctionInput.BidsClosed.NOW);
            case BidsDue ignored -> {}
            case Simulated simulated
            when isCurrent(simulated.auctionId()) -> {
                simulation = simulated.simulation();
                step(simulated.simulation().verdicts());
            }
            case Simulated ignored -> {}
            case NonceRead read -> close(read);
            case Awarded awarded -> {
                parts.solvers().decided(awarded.competition(), awarded.awards());
                parts.awarded().run();
                rest();
            }
            case StepFailed failed -> {
                context.getLog()
                        .atWarn()
                        .addKeyValue("step", failed.step())
                        .addKeyValue("reason", String.valueOf(failed.reason().getMessage()))
                        .log("auction aborted");
                abort();
            }
            case Aborted ignored -> rest();
        }
        return Behaviors.same();
    }

    private void begin() {
        if (!busy) {
            busy = true;
            ask("plan", replyTo -> new LaneEntity.PlanCut(nextWindow, replyTo), Planned::new);
        }
    }

    private void rest() {
        busy = false;
        state = null;
        simulation = null;
    }

    /** Gives up whatever auction the lane holds open, one of an earlier run of the process included. */
    private void abort() {
        busy = true;
        timers.cancel(BidsDue.class);
        this.<Done>ask("abort", LaneEntity.Abort::new, done -> new Aborted());
    }

    private void readChain(CutWindow window) {
        nextWindow = window.next();
        if (window.orders().isEmpty()) {
            rest();
            return;
        }
        block("read the chain", () -> new ChainRead(parts.chain().read(window.orders())));
    }

    private void prepare(Batch batch) {
        Instant deadline =
                Instant.ofEpochMilli(batch.cutAt()).plus(parts.settings().solveTime());
        block("prepare the request", () -> new Prepared(batch, parts.chain().terms(batch, deadline)));
    }

    private void solicit(Prepared prepared) {
        Batch batch = prepared.batch();
        long closesAt = batch.cutAt() + parts.settings().bidTime().toMillis();
        SealedBook book = SealedBook.open(batch.auctionId(), BatchHash.of(batch), closesAt, closesAt);
        state = AuctionMachine.begin(batch, parts.solvers().addresses(), book, new TreeSet<>());
        long elapsed = parts.clock().millis() - batch.cutAt();
        Duration patience = parts.settings().bidTime().minusMillis(Math.max(0, elapsed));
        timers.startSingleTimer(BidsDue.class, new BidsDue(batch.auctionId()), positive(patience));
        parts.solvers()
                .ask(batch, prepared.terms(), positive(patience))
                .forEach(answer -> context.pipeToSelf(
                        answer,
                        (answered, failure) -> failure == null
                                ? new SolverAnswered(batch.auctionId(), answered)
                                : new StepFailed("ask a solver", failure)));
        if (parts.solvers().addresses().isEmpty()) {
            step(AuctionInput.BidsClosed.NOW);
        }
    }

    private static Duration positive(Duration duration) {
        return duration.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : duration;
    }

    private boolean isCurrent(long auctionId) {
        return state != null && state.batch().auctionId() == auctionId;
    }

    private void step(AuctionInput input) {
        if (state == null) {
            return;
        }
        AuctionStep step = machine.step(state, input);
        state = step.next();
        step.effect().ifPresent(this::carryOut);
    }

    private void carryOut(AuctionEffect effect) {
        timers.cancel(BidsDue.class);
        switch (effect) {
            case AuctionEffect.Simulate simulate -> {
                Batch batch = currentBatch();
                block(
                        "simulate",
                        () -> new Simulated(batch.auctionId(), parts.chain().simulate(batch, simulate.bundles())));
            }
            case AuctionEffect.AskToOpen ignored -> step(AuctionInput.OpeningsClosed.NOW);
            case AuctionEffect.Decide decide -> {
                List<AwardProposal> winners = proposals(decide);
                block(
                        "read the nonce",
                        () -> new NonceRead(decide, winners, parts.chain().nextNonce()));
            }
        }
    }

    /** What the latest simulation made of the winners, in their order. */
    private List<AwardProposal> proposals(AuctionEffect.Decide decide) {
        Simulation latest = simulation;
        if (latest == null) {
            return List.of();
        }
        Set<BundleName> winners = decide.winners().stream()
                .map(winner ->
                        new BundleName(winner.bundle().solver(), winner.bundle().id()))
                .collect(Collectors.toSet());
        return latest.passed().stream()
                .filter(passed -> winners.contains(new BundleName(passed.solver(), passed.bundleId())))
                .toList();
    }

    private Batch currentBatch() {
        if (state == null) {
            throw new IllegalStateException("no auction is under way");
        }
        return state.batch();
    }

    private void close(NonceRead read) {
        this.<List<AwardedBundle>>ask(
                "award",
                replyTo -> new LaneEntity.Close(
                        read.decide().competition(), read.decide().evidence(), read.winners(), read.nonce(), replyTo),
                awards -> new Awarded(read.decide().competition(), awards));
    }

    private void block(String step, Supplier<Command> work) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(work, parts.blocking()),
                (done, failure) -> failure == null ? done : new StepFailed(step, failure));
    }

    private <A> void ask(
            String step,
            Function<ActorRef<A>, LaneEntity.Command> question,
            java.util.function.Function<A, Command> answer) {
        context.pipeToSelf(
                AskPattern.ask(
                        parts.lane(),
                        question,
                        parts.laneTimeout(),
                        context.getSystem().scheduler()),
                (reply, failure) -> failure == null ? answer.apply(reply) : new StepFailed(step, failure));
    }
}
