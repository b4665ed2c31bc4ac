package io.walras.auctioneer.auction;

import io.walras.auctioneer.auction.AuctionChain.Simulation;
import io.walras.auctioneer.solver.SolverCall;
import io.walras.auctioneer.solver.session.Offer;
import io.walras.auctioneer.solver.session.SolverInput;
import io.walras.protocol.auction.AuctionEffect;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.AuctionMachine;
import io.walras.protocol.auction.AuctionState;
import io.walras.protocol.auction.AuctionStep;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.CutWindow;
import io.walras.protocol.bid.SealedBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Carries {@link AuctionMachine} for one auction after the other: cut, solicit, open, judge, simulate, award. Whatever
 * fails on the way aborts the auction and costs its id, nothing else; settlements of earlier auctions go on meanwhile.
 */
public final class AuctionHouse {
    /**
     * What was here in time may still be on its way through this process when bids or openings close: so much later they
     * are closed, by the times at which they were here.
     */
    private static final Duration GRACE = Duration.ofMillis(20);

    private final ActorContext<HouseCommand> context;
    private final TimerScheduler<HouseCommand> timers;
    private final AuctionParts parts;
    private final Errands errands;
    private final ActorRef<SolverInput> inbox;
    private AuctionMachine machine;
    private boolean busy;
    private long nextWindow;
    private @Nullable AuctionState state;
    private @Nullable SealedRound round;
    private @Nullable Simulation simulation;

    private AuctionHouse(ActorContext<HouseCommand> context, TimerScheduler<HouseCommand> timers, AuctionParts parts) {
        this.context = context;
        this.timers = timers;
        this.machine = new AuctionMachine(parts.rules());
        this.parts = parts;
        this.errands = new Errands(context, parts);
        this.inbox = context.messageAdapter(SolverInput.class, HouseCommand.FromSolver::new);
    }

    /** An auction house that begins an auction at every interval at which none is under way. */
    public static Behavior<HouseCommand> create(AuctionParts parts) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            AuctionHouse house = new AuctionHouse(context, timers, parts);
            house.abort();
            timers.startTimerAtFixedRate(
                    HouseCommand.Begin.DUE, parts.settings().interval());
            return Behaviors.receiveMessage(house::onMessage);
        }));
    }

    private Behavior<HouseCommand> onMessage(HouseCommand command) {
        switch (command) {
            case HouseCommand.Begin ignored -> begin();
            case HouseCommand.Planned planned -> readChain(planned.window());
            case HouseCommand.ChainRead read -> errands.cut(read.chain());
            case HouseCommand.Opened opened -> opened.batch().ifPresentOrElse(this::prepare, this::rest);
            case HouseCommand.Prepared prepared -> errands.findBlocked(prepared);
            case HouseCommand.Admitted admitted -> {
                machine = new AuctionMachine(parts.rules().keepingOut(admitted.blocked()));
                solicit(admitted.prepared());
            }
            case HouseCommand.EngineAnswered answered -> engineAnswered(answered);
            case HouseCommand.FromSolver said ->
                Optional.ofNullable(round).ifPresent(current -> said(current, said.input()));
            case HouseCommand.Journaled journaled -> journaled(journaled);
            case HouseCommand.BidsDue due -> stepIf(due.auctionId(), AuctionInput.BidsClosed.NOW);
            case HouseCommand.OpeningsDue due -> stepIf(due.auctionId(), AuctionInput.OpeningsClosed.NOW);
            case HouseCommand.Simulated simulated -> {
                simulation = isCurrent(simulated.auctionId()) ? simulated.simulation() : simulation;
                stepIf(simulated.auctionId(), simulated.simulation().verdicts());
            }
            case HouseCommand.NonceRead read -> errands.close(read);
            case HouseCommand.Awarded awarded -> {
                Objects.requireNonNull(round).decided(awarded.decide(), awarded.awards());
                parts.awarded().run();
                rest();
            }
            case HouseCommand.StepFailed failed -> failed(failed);
            case HouseCommand.Aborted ignored -> rest();
        }
        return Behaviors.same();
    }

    private void begin() {
        if (!busy) {
            busy = true;
            errands.plan(nextWindow);
        }
    }

    private void rest() {
        busy = false;
        state = null;
        simulation = null;
    }

    private void failed(HouseCommand.StepFailed failed) {
        context.getLog()
                .atWarn()
                .addKeyValue("step", failed.step())
                .addKeyValue("reason", String.valueOf(failed.reason().getMessage()))
                .log("auction aborted");
        abort();
    }

    /** Gives up whatever auction the lane holds open, one of an earlier run of the process included. */
    private void abort() {
        busy = true;
        state = null;
        timers.cancel(HouseCommand.BidsDue.class);
        timers.cancel(HouseCommand.OpeningsDue.class);
        errands.abort();
    }

    private void readChain(CutWindow window) {
        nextWindow = window.next();
        if (window.orders().isEmpty()) {
            rest();
        } else {
            errands.readChain(window.orders());
        }
    }

    private void prepare(Batch batch) {
        errands.prepare(
                batch, Instant.ofEpochMilli(batch.cutAt()).plus(parts.settings().solveTime()));
    }

    private void solicit(HouseCommand.Prepared prepared) {
        Batch batch = prepared.batch();
        long now = parts.clock().millis();
        long closesAt = batch.cutAt() + parts.settings().bidTime().toMillis();
        long opensUntil = closesAt + parts.settings().openTime().toMillis();
        Offer.Times times = new Offer.Times(now, closesAt, opensUntil);
        SolverCall call = parts.solvers().call(batch, prepared.terms(), times, until(closesAt), inbox);
        SealedBook book = SealedBook.open(batch.auctionId(), BatchHash.of(batch), closesAt, opensUntil);
        round = new SealedRound(parts, errands, batch, call, times);
        state = AuctionMachine.begin(batch, call.solvers(), book, call.shadows());
        timers.startSingleTimer(
                HouseCommand.BidsDue.class,
                new HouseCommand.BidsDue(batch.auctionId()),
                until(closesAt).plus(GRACE));
        call.answers()
                .forEach(answer -> errands.await(
                        "ask a solver",
                        answer,
                        answered -> new HouseCommand.EngineAnswered(batch.auctionId(), answered)));
        if (call.solvers().isEmpty()) {
            stepIf(batch.auctionId(), AuctionInput.BidsClosed.NOW);
        }
    }

    private Duration until(long moment) {
        return Duration.ofMillis(Math.max(1, moment - parts.clock().millis()));
    }

    private boolean isCurrent(long auctionId) {
        return state != null && state.batch().auctionId() == auctionId;
    }

    private void engineAnswered(HouseCommand.EngineAnswered answered) {
        boolean inTime =
                isCurrent(answered.auctionId()) && Objects.requireNonNull(round).answered(answered.answered());
        if (inTime) {
            stepIf(answered.auctionId(), answered.answered());
        } else {
            parts.solvers().tooLate(answered.answered());
        }
    }

    private void said(SealedRound current, SolverInput input) {
        switch (input) {
            case SolverInput.Commit commit ->
                take(
                        commit.signed().commitment().auctionId(),
                        new AuctionInput.Committed(commit.signed(), commit.receivedAt()),
                        refusal -> current.committed(commit, refusal));
            case SolverInput.Pass pass
            when isCurrent(pass.auctionId()) -> {
                current.heard(pass.solver(), pass.receivedAt());
                stepIf(pass.auctionId(), new AuctionInput.Passed(pass.solver()));
            }
            case SolverInput.Pass ignored -> {}
            case SolverInput.Open open ->
                take(open.opening().auctionId(), current.shown(open), refusal -> current.opened(open, refusal));
            case SolverInput.Gone gone -> stepIf(current.auctionId(), new AuctionInput.Passed(gone.solver()));
        }
    }

    private void journaled(HouseCommand.Journaled journaled) {
        if (!isCurrent(journaled.auctionId())) {
            return;
        }
        if (journaled.taken()) {
            Objects.requireNonNull(round).journaled(journaled.receipt());
        } else {
            failed(new HouseCommand.StepFailed(
                    "journal a commitment", new IllegalStateException("the auction is not open")));
        }
    }

    private void stepIf(long auctionId, AuctionInput input) {
        if (isCurrent(auctionId)) {
            take(auctionId, input, refusal -> {});
        }
    }

    /** Tells the auction something, then somebody why that does not count, if it does not; then does what follows. */
    private void take(long auctionId, AuctionInput input, Consumer<Optional<SealedBook.Refusal>> answer) {
        AuctionState now = state;
        if (now == null || !isCurrent(auctionId)) {
            answer.accept(Optional.of(Objects.requireNonNull(round).missed(auctionId)));
            return;
        }
        AuctionStep step = machine.step(now, input);
        state = step.next();
        answer.accept(step.refusal());
        step.effect().ifPresent(this::carryOut);
    }

    private void carryOut(AuctionEffect effect) {
        SealedRound current = Objects.requireNonNull(round);
        timers.cancel(HouseCommand.BidsDue.class);
        timers.cancel(HouseCommand.OpeningsDue.class);
        switch (effect) {
            case AuctionEffect.AskToOpen ask -> {
                current.askToOpen(ask.solvers());
                timers.startSingleTimer(
                        HouseCommand.OpeningsDue.class,
                        new HouseCommand.OpeningsDue(current.auctionId()),
                        until(current.opensUntil()).plus(GRACE));
            }
            case AuctionEffect.Simulate simulate ->
                errands.simulate(Objects.requireNonNull(state).batch(), simulate.bundles());
            case AuctionEffect.Decide decide -> errands.readNonce(decide, simulation);
        }
    }
}
