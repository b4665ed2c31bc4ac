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
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.chain.Address;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Carries the {@link AuctionMachine} of one auction, from the moment when solvers are asked until it is decided or given
 * up. Winners are looked for aside, so that whoever still has something to say is answered meanwhile.
 */
final class RunningAuction {
    /**
     * What was here in time may still be on its way through this process when bids or openings close: so much later they
     * are closed, by the times at which they were here.
     */
    static final Duration GRACE = Duration.ofMillis(20);

    /** So much longer than it should have been without a word, and it is this process that stood still. */
    private static final Duration STALL = Duration.ofMillis(50);

    /** So often that is made up for in one auction. */
    private static final int MOST_STALLS = 3;

    /** So long bids of shadows are waited for once nobody else's are, and so long their openings. */
    private static final Duration PATIENCE_FOR_SHADOWS_BIDS = Duration.ofMillis(500);

    private static final Duration PATIENCE_FOR_SHADOWS_OPENINGS = Duration.ofMillis(50);

    private final AuctionParts parts;
    private final Errands errands;
    private final TimerScheduler<HouseCommand> timers;
    private final AuctionMachine machine;
    private final SealedRound round;
    private AuctionState state;
    private boolean isOver;
    private boolean isHurried;
    private int stalls;
    private @Nullable Simulation simulation;

    private RunningAuction(
            AuctionParts parts,
            Errands errands,
            TimerScheduler<HouseCommand> timers,
            AuctionMachine machine,
            SealedRound round,
            AuctionState state) {
        this.parts = parts;
        this.errands = errands;
        this.timers = timers;
        this.machine = machine;
        this.round = round;
        this.state = state;
    }

    /** Asks the solvers that are not kept out of it. */
    static RunningAuction begin(
            AuctionParts parts,
            Errands errands,
            TimerScheduler<HouseCommand> timers,
            HouseCommand.Admitted admitted,
            ActorRef<SolverInput> inbox) {
        Batch batch = admitted.prepared().batch();
        long now = parts.clock().millis();
        long closesAt = batch.cutAt() + parts.settings().bidTime().toMillis();
        long opensUntil = closesAt + parts.settings().openTime().toMillis();
        Offer.Times times = new Offer.Times(now, closesAt, opensUntil);
        SolverCall call = parts.solvers()
                .call(batch, admitted.prepared().terms(), times, Duration.ofMillis(Math.max(1, closesAt - now)), inbox);
        SealedBook book = SealedBook.open(batch.auctionId(), BatchHash.of(batch), closesAt, opensUntil);
        RunningAuction auction = new RunningAuction(
                parts,
                errands,
                timers,
                new AuctionMachine(parts.rules().keepingOut(admitted.blocked())),
                new SealedRound(parts, errands, batch, call, times),
                AuctionMachine.begin(batch, call.solvers(), book, call.shadows()));
        auction.await(call, closesAt);
        return auction;
    }

    private void await(SolverCall call, long closesAt) {
        long id = auctionId();
        wake(HouseCommand.BidsDue.class, new HouseCommand.BidsDue(id), closesAt);
        call.answers()
                .forEach(answer -> errands.await(
                        "ask a solver", answer, answered -> new HouseCommand.EngineAnswered(id, answered)));
        if (call.solvers().isEmpty()) {
            tell(AuctionInput.BidsClosed.NOW);
        }
    }

    private <T extends HouseCommand> void wake(Class<T> key, T command, long moment) {
        Duration rest = Duration.ofMillis(Math.max(1, moment - parts.clock().millis()));
        timers.startSingleTimer(key, command, rest.plus(GRACE));
    }

    long auctionId() {
        return round.auctionId();
    }

    /** Whether this is the auction, and it is neither decided nor given up. */
    boolean isOpen(long auctionId) {
        return !isOver && auctionId == auctionId();
    }

    /** Whatever still comes about it is too late. */
    void end() {
        isOver = true;
        quiet();
    }

    private void quiet() {
        timers.cancel(HouseCommand.BidsDue.class);
        timers.cancel(HouseCommand.OpeningsDue.class);
    }

    /** An engine has answered; whether that was in time. */
    boolean answered(AuctionInput.Answered answered) {
        boolean inTime = round.answered(answered);
        if (inTime) {
            tell(answered);
        }
        return inTime;
    }

    /** A solver says something over its session, of this auction or of another. */
    void said(SolverInput input) {
        switch (input) {
            case SolverInput.Commit commit ->
                take(
                        commit.signed().commitment().auctionId(),
                        new AuctionInput.Committed(commit.signed(), commit.receivedAt()),
                        refusal -> round.committed(commit, refusal));
            case SolverInput.Pass pass
            when isOpen(pass.auctionId()) -> {
                round.heard(pass.solver(), pass.receivedAt());
                tell(new AuctionInput.Passed(pass.solver()));
            }
            case SolverInput.Pass ignored -> {}
            case SolverInput.Open open -> {
                forgiveStall();
                take(open.opening().auctionId(), round.shown(open), refusal -> round.opened(open, refusal));
            }
            case SolverInput.Gone gone -> tell(new AuctionInput.Passed(gone.solver()));
        }
    }

    /** A commitment is journaled. */
    void journaled(SealedRound.SignedReceipt receipt) {
        if (round.journaled(receipt)) {
            awaitOpenings();
        }
    }

    /** Openings are due, unless this process stood still meanwhile: what came in time waits to be read then. */
    void openingsDue() {
        if (!forgiveStall()) {
            tell(AuctionInput.OpeningsClosed.NOW);
        }
    }

    /** The timer should have closed the window before anything that comes so late is heard of. */
    private boolean forgiveStall() {
        long late = parts.clock().millis() - round.openUntil();
        boolean stalled = state instanceof AuctionState.OpeningBids
                && late > GRACE.plus(STALL).toMillis()
                && stalls < MOST_STALLS;
        if (stalled) {
            stalls++;
            round.extend();
            awaitOpenings();
        }
        return stalled;
    }

    /** The winners that were found are simulated. */
    void simulated(Simulation latest) {
        simulation = latest;
        errands.judge(machine, state, latest.verdicts());
    }

    /** The auction is decided and its awards are in force. */
    void awarded(HouseCommand.Awarded awarded) {
        round.decided(awarded.decide(), awarded.awards());
    }

    /** Tells the auction something that nobody is answered for, unless it is over. */
    void tell(AuctionInput input) {
        take(auctionId(), input, refusal -> {});
    }

    /** Tells the auction something, then somebody why that does not count, if it does not; then does what follows. */
    private void take(long auctionId, AuctionInput input, Consumer<Optional<SealedBook.Refusal>> answer) {
        if (!isOpen(auctionId)) {
            answer.accept(Optional.of(round.missed(auctionId)));
            return;
        }
        AuctionStep step = machine.step(state, input);
        answer.accept(step.refusal());
        follow(step);
    }

    /** Does what follows from a step. */
    void follow(AuctionStep step) {
        state = step.next();
        step.effect().ifPresent(this::carryOut);
        hurry();
    }

    /** Shadows hold nobody up for long. */
    private void hurry() {
        if (isHurried || !state.waitsOnlyForShadows()) {
            return;
        }
        isHurried = true;
        long now = parts.clock().millis();
        if (state instanceof AuctionState.Bidding bidding) {
            long soon = Math.min(bidding.book().closesAt(), now + PATIENCE_FOR_SHADOWS_BIDS.toMillis());
            wake(HouseCommand.BidsDue.class, new HouseCommand.BidsDue(auctionId()), soon);
        } else {
            long soon = Math.min(round.openUntil(), now + PATIENCE_FOR_SHADOWS_OPENINGS.toMillis());
            wake(HouseCommand.OpeningsDue.class, new HouseCommand.OpeningsDue(auctionId()), soon);
        }
    }

    private void carryOut(AuctionEffect effect) {
        quiet();
        switch (effect) {
            case AuctionEffect.AskToOpen ask -> askToOpen(ask.solvers());
            case AuctionEffect.Judge ignored -> errands.judge(machine, state, AuctionInput.Judge.NOW);
            case AuctionEffect.Simulate simulate -> errands.simulate(state.batch(), simulate);
            case AuctionEffect.Decide decide -> errands.readNonce(decide, simulation);
        }
    }

    private void askToOpen(SortedSet<Address> solvers) {
        isHurried = false;
        round.askToOpen(solvers);
        awaitOpenings();
    }

    private void awaitOpenings() {
        wake(HouseCommand.OpeningsDue.class, new HouseCommand.OpeningsDue(auctionId()), round.openUntil());
        tell(new AuctionInput.OpeningsExtended(round.openUntil()));
    }
}
