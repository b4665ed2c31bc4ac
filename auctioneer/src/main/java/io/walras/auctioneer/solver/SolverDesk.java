package io.walras.auctioneer.solver;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.engine.NotificationJson;
import io.walras.protocol.wire.engine.NotifiedEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** The solvers of a lane: asks all of them about a batch, and tells each what became of its bundles. */
public final class SolverDesk {
    private final SolverGateway gateway;
    private final Map<Address, SolverSettings> solvers = new LinkedHashMap<>();

    public SolverDesk(SolverGateway gateway, List<SolverSettings> solvers) {
        this.gateway = gateway;
        solvers.forEach(solver -> this.solvers.put(solver.address(), solver));
    }

    /** Under which addresses the solvers bid. */
    public SortedSet<Address> addresses() {
        return new TreeSet<>(solvers.keySet());
    }

    /** Where the solver wants what its settlements leave over. */
    public Address payoutOf(Address solver) {
        return settings(solver).map(SolverSettings::payout).orElse(solver);
    }

    /** Asks every solver; the stages never fail and end within {@code patience}. */
    public List<CompletionStage<Answered>> ask(Batch batch, EngineAuction.Terms terms, Duration patience) {
        return solvers.values().stream()
                .map(solver -> gateway.solve(solver, batch, terms, patience))
                .toList();
    }

    /** Tells a solver that its answer came after bids were closed. */
    public void tooLate(Answered answered) {
        answered.bundles().stream()
                .findFirst()
                .ifPresent(bundle -> tell(
                        answered.solver(),
                        NotificationJson.ofResponse(bundle.auctionId(), new NotifiedEvent.Timeout())));
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

    private void tell(Address solver, NotificationJson notification) {
        settings(solver).ifPresent(known -> gateway.notify(known, notification));
    }

    private Optional<SolverSettings> settings(Address solver) {
        return Optional.ofNullable(solvers.get(solver));
    }
}
