package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEffect.Simulate;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionInput.BidsClosed;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.AuctionState.Bidding;
import io.walras.protocol.auction.AuctionState.Over;
import io.walras.protocol.auction.AuctionState.Simulating;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One auction from its cut to its decision (architecture 3.4 to 3.6), as a pure function. Its outcome depends on the
 * batch, the bids and the verdicts of the simulations, and not on the order in which bids came or on any clock.
 *
 * <p>Bids are judged once they are closed or every solver has answered. The winners are simulated in rank order, each on
 * the state that the earlier ones leave. A winner that fails by itself is dropped and the rest are arbitrated again, so
 * that a bundle that cannot settle never keeps one that can from winning; after the last round what passed is awarded. A
 * winner that fails only because of an earlier one is not awarded, through no fault of its own.
 */
public final class AuctionMachine {
    private final AuctionRules rules;

    public AuctionMachine(AuctionRules rules) {
        this.rules = rules;
    }

    /** The auction of a batch that these solvers are asked about. */
    public static AuctionState begin(Batch batch, SortedSet<Address> solvers) {
        return new Bidding(batch, solvers, List.of());
    }

    /** What the auction does with an input. Inputs that do not fit where it stands change nothing. */
    public AuctionStep step(AuctionState state, AuctionInput input) {
        return switch (state) {
            case Bidding bidding when input instanceof Answered answered -> answered(bidding, answered);
            case Bidding bidding when input instanceof BidsClosed -> judge(bidding);
            case Simulating simulating when input instanceof Simulated simulated -> simulated(simulating, simulated);
            case Bidding bidding -> AuctionStep.to(bidding);
            case Simulating simulating -> AuctionStep.to(simulating);
            case Over over -> AuctionStep.to(over);
        };
    }

    private AuctionStep answered(Bidding bidding, Answered answered) {
        if (!bidding.waitingFor().contains(answered.solver())) {
            return AuctionStep.to(bidding);
        }
        SortedSet<Address> waitingFor = new TreeSet<>(bidding.waitingFor());
        waitingFor.remove(answered.solver());
        List<Answered> answers = new ArrayList<>(bidding.answers());
        answers.add(answered);
        Bidding next = new Bidding(bidding.batch(), waitingFor, answers);
        return waitingFor.isEmpty() ? judge(next) : AuctionStep.to(next);
    }

    private AuctionStep judge(Bidding bidding) {
        BidJudgement judgement = BidJudgement.of(bidding.batch(), bidding.answers(), rules);
        return arbitrate(bidding.batch(), judgement.bids(), judgement.refused(), 1, null);
    }

    private AuctionStep arbitrate(
            Batch batch,
            SortedMap<BundleName, VerifiedBundle> bids,
            List<RefusedBid> refused,
            int round,
            @Nullable SimulatedAt simulatedAt) {
        Ranking ranking = rank(batch, bids);
        List<BundleName> winners =
                ranking.winners().stream().map(winner -> name(winner.bid())).toList();
        if (winners.isEmpty()) {
            Competition competition = record(batch, bids, ranking, List.of(), refused, simulatedAt);
            return AuctionStep.to(new Over(batch), new Decide(competition, List.of()));
        }
        return AuctionStep.to(new Simulating(batch, bids, refused, winners, round), new Simulate(named(bids, winners)));
    }

    private AuctionStep simulated(Simulating state, Simulated simulated) {
        SortedMap<BundleName, VerifiedBundle> standing = new TreeMap<>(state.bids());
        List<RefusedBid> refused = new ArrayList<>(state.refused());
        boolean replace = false;
        for (BundleName candidate : state.candidates()) {
            BundleRefusal reason = simulated.failed().get(candidate);
            if (reason != null && reason.code() != Code.ConflictsWithEarlierWinner) {
                standing.remove(candidate);
                refused.add(new RefusedBid(candidate.solver(), candidate.id(), reason));
                replace = true;
            }
        }
        if (replace && state.round() < rules.maxSimulationRounds()) {
            return arbitrate(state.batch(), standing, refused, state.round() + 1, simulated.at());
        }
        List<BundleName> awarded = new ArrayList<>();
        for (BundleName candidate : state.candidates()) {
            BundleRefusal reason = simulated.failed().get(candidate);
            if (reason == null) {
                awarded.add(candidate);
            } else if (reason.code() == Code.ConflictsWithEarlierWinner) {
                refused.add(new RefusedBid(candidate.solver(), candidate.id(), reason));
            }
        }
        Ranking ranking = rank(state.batch(), standing);
        Competition competition = record(state.batch(), standing, ranking, awarded, refused, simulated.at());
        return AuctionStep.to(new Over(state.batch()), new Decide(competition, named(standing, awarded)));
    }

    private static List<VerifiedBundle> named(SortedMap<BundleName, VerifiedBundle> bids, List<BundleName> names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(bids.get(name)))
                .toList();
    }

    private Ranking rank(Batch batch, SortedMap<BundleName, VerifiedBundle> bids) {
        List<Bid> executions = bids.values().stream()
                .map(verified ->
                        new Bid(verified.bundle().id(), verified.bundle().solver(), verified.executions()))
                .toList();
        return Arbitrator.rank(ArbitrationTerms.of(rules.policy(), rules.maxWinners(), batch), executions);
    }

    private Competition record(
            Batch batch,
            SortedMap<BundleName, VerifiedBundle> bids,
            Ranking ranking,
            List<BundleName> awarded,
            List<RefusedBid> refused,
            @Nullable SimulatedAt simulatedAt) {
        List<Solution> solutions = new ArrayList<>();
        for (Ranking.RankedBid ranked : ranking.ranked()) {
            BundleName name = name(ranked.bid());
            solutions.add(new Solution(
                    solutions.size() + 1,
                    name.solver(),
                    name.id(),
                    ranked.score(),
                    Objects.requireNonNull(bids.get(name)).bundle().prices(),
                    ranked.bid().executions(),
                    awarded.contains(name),
                    ranked.isFilteredOut()));
        }
        List<RefusedBid> allRefused = new ArrayList<>(refused);
        ranking.dropped().forEach(dropped -> allRefused.add(unscored(dropped)));
        return new Competition(
                batch.auctionId(),
                batch.block().number(),
                batch.cutAt() / 1000 + rules.awardLifetimeSeconds(),
                batch.seed(),
                batch.orders().stream().map(AuctionOrder::uid).toList(),
                batch.nativePrices(),
                ranking.referenceScores(),
                solutions,
                allRefused,
                simulatedAt,
                Competition.Selection.of(rules, ranking));
    }

    private static RefusedBid unscored(Ranking.DroppedBid dropped) {
        Code code = switch (dropped.reason().code()) {
            case NegativeSurplus -> Code.NegativeSurplus;
            case MissingNativePrice -> Code.MissingNativePrice;
            case NoCountedOrder -> Code.NoCountedOrder;
            case InvalidExecution -> Code.InvalidExecutedAmount;
            case DuplicateId -> Code.DuplicateId;
        };
        BundleRefusal reason = new BundleRefusal(code, dropped.reason().detail());
        return new RefusedBid(dropped.bid().solver(), dropped.bid().id(), reason);
    }

    private static BundleName name(Bid bid) {
        return new BundleName(bid.solver(), bid.id());
    }
}
