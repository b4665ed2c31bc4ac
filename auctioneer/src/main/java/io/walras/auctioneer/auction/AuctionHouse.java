package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.CutPlan;
import io.walras.auctioneer.solver.session.SolverInput;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.Batch;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Holds one auction after the other: cut, solicit, open, judge, simulate, award. Whatever fails on the way aborts the
 * auction and costs its id, nothing else; settlements of earlier auctions go on meanwhile.
 */
public final class AuctionHouse {
    private final ActorContext<HouseCommand> context;
    private final TimerScheduler<HouseCommand> timers;
    private final AuctionParts parts;
    private final Errands errands;
    private final ActorRef<SolverInput> inbox;
    private boolean busy;
    private long nextWindow;
    private @Nullable RunningAuction latest;

    private AuctionHouse(ActorContext<HouseCommand> context, TimerScheduler<HouseCommand> timers, AuctionParts parts) {
        this.context = context;
        this.timers = timers;
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
            case HouseCommand.Planned planned -> read(planned.plan());
            case HouseCommand.Read read -> errands.cut(read);
            case HouseCommand.Opened opened -> opened.batch().ifPresentOrElse(this::prepare, this::rest);
            case HouseCommand.Prepared prepared -> errands.findBlocked(prepared);
            case HouseCommand.Admitted admitted ->
                latest = RunningAuction.begin(parts, errands, timers, admitted, inbox);
            case HouseCommand.EngineAnswered answered -> engineAnswered(answered);
            case HouseCommand.FromSolver said ->
                Optional.ofNullable(latest).ifPresent(auction -> auction.said(said.input()));
            case HouseCommand.Journaled journaled ->
                ifOpen(journaled.auctionId(), auction -> journaled(auction, journaled));
            case HouseCommand.BidsDue due ->
                ifOpen(due.auctionId(), auction -> auction.tell(AuctionInput.BidsClosed.NOW));
            case HouseCommand.OpeningsDue due -> ifOpen(due.auctionId(), RunningAuction::openingsDue);
            case HouseCommand.Judged judged -> ifOpen(judged.auctionId(), auction -> auction.follow(judged.step()));
            case HouseCommand.Simulated simulated ->
                ifOpen(simulated.auctionId(), auction -> auction.simulated(simulated.simulation()));
            case HouseCommand.NonceRead read -> errands.close(read);
            case HouseCommand.Awarded awarded -> awarded(awarded);
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
        endLatest();
    }

    private void endLatest() {
        Optional.ofNullable(latest).ifPresent(RunningAuction::end);
    }

    private void ifOpen(long auctionId, Consumer<RunningAuction> action) {
        Optional.ofNullable(latest).filter(auction -> auction.isOpen(auctionId)).ifPresent(action);
    }

    private void failed(HouseCommand.StepFailed failed) {
        context.getLog()
                .atWarn()
                .addKeyValue("step", failed.step())
                .addKeyValue("reason", String.valueOf(failed.reason().getMessage()))
                .log("auction aborted");
        parts.health().aborted(failed.step(), failed.reason());
        abort();
    }

    /** Gives up whatever auction the lane holds open, one of an earlier run of the process included. */
    private void abort() {
        busy = true;
        endLatest();
        errands.abort();
    }

    private void read(CutPlan plan) {
        nextWindow = plan.window().next();
        if (plan.window().orders().isEmpty()) {
            parts.health().idle();
            rest();
        } else {
            errands.read(plan);
        }
    }

    private void prepare(Batch batch) {
        errands.prepare(
                batch, Instant.ofEpochMilli(batch.cutAt()).plus(parts.settings().solveTime()));
    }

    private void engineAnswered(HouseCommand.EngineAnswered answered) {
        boolean inTime = Optional.ofNullable(latest)
                .filter(auction -> auction.isOpen(answered.auctionId()))
                .filter(auction -> auction.answered(answered.answered()))
                .isPresent();
        if (!inTime) {
            parts.solvers().tooLate(answered.answered());
        }
    }

    private void journaled(RunningAuction auction, HouseCommand.Journaled journaled) {
        if (journaled.taken()) {
            auction.journaled(journaled.receipt());
        } else {
            failed(new HouseCommand.StepFailed(
                    "journal a commitment", new IllegalStateException("the auction is not open")));
        }
    }

    private void awarded(HouseCommand.Awarded awarded) {
        Optional.ofNullable(latest).ifPresent(auction -> auction.awarded(awarded));
        parts.health().decided();
        parts.awarded().run();
        rest();
    }
}
