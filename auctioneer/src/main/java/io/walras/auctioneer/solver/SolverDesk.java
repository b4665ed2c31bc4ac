package io.walras.auctioneer.solver;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.solver.session.Offer;
import io.walras.auctioneer.solver.session.Participant;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.auctioneer.solver.session.SolverInput;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.engine.NotificationJson;
import io.walras.protocol.wire.engine.NotifiedEvent;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The solvers of a lane: asks all of them about a batch, and tells each what became of its bundles. A solver that has a
 * session is not asked over HTTP.
 */
public final class SolverDesk {
    private final SolverGateway gateway;
    private final SolverFloor floor;
    private final Map<Address, SolverSettings> known = new LinkedHashMap<>();

    public SolverDesk(SolverGateway gateway, List<SolverSettings> known, SolverFloor floor) {
        this.gateway = gateway;
        this.floor = floor;
        known.forEach(solver -> this.known.put(solver.address(), solver));
    }

    /**
     * Tells all solvers about a batch.
     *
     * @param patience how long engines that are asked over HTTP may take
     * @param inbox hears what the solvers say that have a session
     */
    public SolverCall call(
            Batch batch, EngineAuction.Terms terms, Offer.Times times, Duration patience, ActorRef<SolverInput> inbox) {
        AuctionJson auction = EngineAuction.of(batch, terms);
        SortedMap<Address, Participant> participants = floor.offer(batch, auction, times, inbox);
        List<SolverEngine> asked = known.values().stream()
                .flatMap(solver -> solver.engine().stream())
                .filter(engine -> !participants.containsKey(engine.address()))
                .toList();
        List<CompletionStage<Answered>> answers = asked.stream()
                .map(engine -> gateway.solve(engine, batch, auction, patience))
                .toList();
        return new SolverCall(
                participants, asked.stream().map(SolverEngine::address).toList(), answers);
    }

    /**
     * Asks all solvers that could win what they would do about a batch that is never settled.
     *
     * @param sentAt unix milliseconds
     * @return what each answers; empty bytes from one that is late, broken or silent, and never a failure
     */
    public SortedMap<Address, CompletionStage<Bytes>> ask(AuctionJson auction, long sentAt, Duration patience) {
        SortedMap<Address, CompletionStage<Bytes>> answers = new TreeMap<>();
        floor.ask(auction, sentAt).forEach((solver, answer) -> answers.put(solver, inTime(answer, patience)));
        SortedMap<Address, Participant> present = floor.present();
        known.values().stream()
                .flatMap(solver -> solver.engine().stream())
                .filter(engine -> !present.containsKey(engine.address()))
                .forEach(engine -> answers.put(engine.address(), gateway.ask(engine, auction, patience)));
        return answers;
    }

    private static CompletionStage<Bytes> inTime(CompletionStage<Bytes> answer, Duration patience) {
        return answer.toCompletableFuture()
                .copy()
                .completeOnTimeout(Bytes.EMPTY, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Those that have a session. */
    public SolverFloor floor() {
        return floor;
    }

    /** Where the solver wants what its settlements leave over. */
    public Address payoutOf(Address solver) {
        return floor.participant(solver)
                .map(Participant::payout)
                .or(() -> Optional.ofNullable(known.get(solver)).map(SolverSettings::payout))
                .orElse(solver);
    }

    /** Tells a solver that its answer came after bids were closed. */
    public void tooLate(Answered answered) {
        answered.bundles().stream()
                .findFirst()
                .ifPresent(bundle -> tell(
                        answered.solver(),
                        NotificationJson.ofResponse(bundle.auctionId(), new NotifiedEvent.Timeout())));
    }

    /** Counts the answer to an auction that is decided now. */
    public void count(Answered answered) {
        engine(answered.solver()).ifPresent(engine -> gateway.decided(engine, answered));
    }

    /** Tells the solvers how an auction was decided: who settles, and whose bundles were refused and why. */
    public void decided(Competition competition, List<AwardedBundle> awards) {
        for (RefusedBid refused : competition.refused()) {
            List<Uint256> ids = Optional.ofNullable(refused.id()).stream().toList();
            tell(
                    refused.solver(),
                    new NotificationJson(competition.auctionId(), ids, NotifiedEvent.of(refused.reason())));
        }
        for (AwardedBundle award : awards) {
            floor.tell(
                    award.award().solver(),
                    new AuctioneerMessage.Awarded(
                            award.award().auctionId(),
                            award.bundleId(),
                            award.award().bundleHash(),
                            award.award().deadline(),
                            award.auctioneerSignature(),
                            award.callData()));
            tell(award, new NotifiedEvent.SettlementStarted());
        }
    }

    /** Tells the solver of an award what the chain showed of its settlement. */
    public void settled(AwardedBundle award, LaneEvent event) {
        switch (event) {
            case LaneEvent.SettlementMined mined ->
                tell(award, new NotifiedEvent.Success(mined.settlement().transaction()));
            case LaneEvent.SettlementReverted reverted -> tell(award, new NotifiedEvent.Revert(reverted.transaction()));
            case LaneEvent.AwardLapsed ignored -> tell(award, new NotifiedEvent.Expired());
            default -> throw new IllegalArgumentException("not about a settlement: " + event);
        }
    }

    private void tell(AwardedBundle award, NotifiedEvent event) {
        tell(award.award().solver(), NotificationJson.of(award.award().auctionId(), award.bundleId(), event));
    }

    /** Over its session if it has one, else over HTTP if the operator knows where. */
    private void tell(Address solver, NotificationJson notification) {
        if (!floor.tell(solver, new AuctioneerMessage.Notify(notification))) {
            engine(solver).ifPresent(engine -> gateway.notify(engine, notification));
        }
    }

    private Optional<SolverEngine> engine(Address solver) {
        return Optional.ofNullable(known.get(solver)).flatMap(SolverSettings::engine);
    }
}
