package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEffect.Simulate;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionInput.BidsClosed;
import io.walras.protocol.auction.AuctionInput.Committed;
import io.walras.protocol.auction.AuctionInput.OpeningsClosed;
import io.walras.protocol.auction.AuctionInput.OpeningsExtended;
import io.walras.protocol.auction.AuctionInput.Passed;
import io.walras.protocol.auction.AuctionInput.Shown;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.AuctionState.Bidding;
import io.walras.protocol.auction.AuctionState.Judging;
import io.walras.protocol.auction.AuctionState.OpeningBids;
import io.walras.protocol.auction.AuctionState.Over;
import io.walras.protocol.auction.AuctionState.Simulating;
import io.walras.protocol.auction.AuctionState.Trying;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * One auction from its cut to its decision, as a pure function. Its outcome depends on the batch, the bids and the verdicts
 * of the simulations, and not on the order in which bids came or on any clock.
 *
 * <p>Bids are judged once every one of them is fixed and known ({@link Bids}). To find winners may take long: only the
 * steps with {@link AuctionInput.Judge} and {@link Simulated} do it, and while they are due nothing else changes the
 * auction, so that they can be done aside. The winners are simulated in rank order,
 * each on the state that the earlier ones leave. If one fails by itself, every other bid is tried by itself as well, and
 * the rest are arbitrated again: so bundles that cannot settle never keep one that can from winning, however many they
 * are. After the last round what passed is awarded. A winner that fails only because of an earlier one is not awarded,
 * through no fault of its own.
 */
public final class AuctionMachine {
    private final AuctionRules rules;
    private final Ranker ranker;

    public AuctionMachine(AuctionRules rules) {
        this.rules = rules;
        this.ranker = new Ranker(rules);
    }

    /**
     * The auction of a batch that these solvers are asked about.
     *
     * @param book where those that seal their bids commit to them
     * @param shadows solvers whose bids are ranked but cannot win
     */
    public static AuctionState begin(
            Batch batch, SortedSet<Address> solvers, SealedBook book, SortedSet<Address> shadows) {
        return new Bidding(batch, solvers, List.of(), book, shadows);
    }

    /** What the auction does with an input. Inputs that do not fit where it stands change nothing. */
    public AuctionStep step(AuctionState state, AuctionInput input) {
        return switch (input) {
            case Answered answered when state instanceof Bidding bidding -> Bids.answered(bidding, answered);
            case Passed passed when state instanceof Bidding bidding -> Bids.passed(bidding, passed.solver());
            case BidsClosed ignored when state instanceof Bidding bidding -> Bids.closed(bidding);
            case Committed committed when state instanceof Bidding bidding -> Bids.committed(bidding, committed);
            case Committed ignored -> AuctionStep.refused(state, Refusal.LateBid);
            case Shown ignored when state instanceof Bidding -> AuctionStep.refused(state, Refusal.TooEarly);
            case Shown shown when state instanceof OpeningBids opening -> Bids.shown(opening, shown);
            case Shown ignored -> AuctionStep.refused(state, Refusal.LateBid);
            case OpeningsExtended extended
            when state instanceof OpeningBids opening -> AuctionStep.to(opening.opensUntil(extended.until()));
            case OpeningsClosed ignored when state instanceof OpeningBids opening -> Bids.known(opening);
            case AuctionInput.Judge ignored when state instanceof Judging judging -> judge(judging.bids());
            case Simulated simulated when state instanceof Simulating simulating -> simulated(simulating, simulated);
            case Simulated simulated
            when state instanceof Trying trying ->
                arbitrate(Trials.withoutFailed(trying.judged(), trying.candidates(), simulated), Trials.ROUNDS);
            default -> AuctionStep.to(state);
        };
    }

    private AuctionStep judge(OpeningBids opening) {
        Map<Boolean, List<Answered>> byShadow = opening.answers().stream()
                .collect(Collectors.partitioningBy(answer -> opening.shadows().contains(answer.solver())));
        List<Answered> competing = Objects.requireNonNull(byShadow.get(false));
        BidJudgement judgement = BidJudgement.of(opening.batch(), competing, rules);
        BidJudgement shadows = BidJudgement.of(opening.batch(), Objects.requireNonNull(byShadow.get(true)), rules);
        Map<Boolean, List<BidFault>> faults = opening.book().faults().stream()
                .collect(Collectors.partitioningBy(fault -> opening.shadows().contains(fault.solver())));
        AuctionEvidence evidence = new AuctionEvidence(
                rules,
                opening.book().closesAt(),
                opening.book().opensUntil(),
                competing.stream().map(Answered::bid).toList(),
                Objects.requireNonNull(faults.get(false)),
                List.of());
        JudgedBids judged = new JudgedBids(
                opening.batch(),
                judgement.bids(),
                judgement.refused(),
                shadows.bids(),
                shadows.refused(),
                Objects.requireNonNull(faults.get(true)),
                evidence);
        return arbitrate(judged, 1);
    }

    private AuctionStep arbitrate(JudgedBids judged, int round) {
        Ranking ranking = ranker.rank(judged.batch(), judged.bids());
        List<BundleName> winners = ranking.winners().stream()
                .map(winner -> Ranker.name(winner.bid()))
                .toList();
        return winners.isEmpty()
                ? decide(judged, ranking, List.of(), List.of())
                : AuctionStep.to(
                        new Simulating(judged, ranking, winners, round),
                        new Simulate(named(judged.bids(), winners), false));
    }

    private AuctionStep simulated(Simulating state, Simulated simulated) {
        JudgedBids rest = Trials.withoutFailed(state.judged(), state.candidates(), simulated);
        boolean unchanged = rest.bids().size() == state.judged().bids().size();
        if (!unchanged && state.round() == 1 && rules.maxSimulationRounds() >= Trials.ROUNDS) {
            return tryAll(rest, state.ranking(), Trials.passed(state.candidates(), simulated));
        }
        if (!unchanged && state.round() < rules.maxSimulationRounds()) {
            return arbitrate(rest, state.round() + 1);
        }
        List<BundleName> awarded = new ArrayList<>();
        List<RefusedBid> refused = new ArrayList<>(rest.refused());
        for (BundleName candidate : state.candidates()) {
            BundleRefusal reason = simulated.failed().get(candidate);
            if (reason == null) {
                awarded.add(candidate);
            } else if (reason.code() == Code.ConflictsWithEarlierWinner) {
                refused.add(new RefusedBid(candidate.solver(), candidate.id(), reason));
            }
        }
        Ranking ranking = unchanged ? state.ranking() : ranker.rank(state.batch(), rest.bids());
        return decide(rest.with(rest.bids(), refused), ranking, awarded, chosen(state, awarded));
    }

    private AuctionStep tryAll(JudgedBids judged, Ranking ranking, Set<BundleName> proven) {
        List<BundleName> open = ranking.ranked().stream()
                .map(ranked -> Ranker.name(ranked.bid()))
                .filter(bid -> judged.bids().containsKey(bid) && !proven.contains(bid))
                .toList();
        List<BundleName> candidates = Trials.fairly(open);
        JudgedBids tried = Trials.withoutUntried(judged, open, candidates);
        return candidates.isEmpty()
                ? arbitrate(tried, 2)
                : AuctionStep.to(new Trying(tried, candidates), new Simulate(named(tried.bids(), candidates), true));
    }

    private AuctionStep decide(JudgedBids judged, Ranking ranking, List<BundleName> awarded, List<Solution> chosen) {
        Competition competition = record(judged, ranking, awarded);
        List<RefusedBid> shadowRefused = new ArrayList<>(judged.shadowRefused());
        List<ShadowBid> shadow = ranker.shadows(judged, shadowRefused);
        return AuctionStep.to(
                new Over(judged.batch()),
                new Decide(
                        competition,
                        named(judged.bids(), awarded),
                        chosen,
                        shadow,
                        shadowRefused,
                        judged.shadowFaults(),
                        judged.evidence()));
    }

    private static List<VerifiedBundle> named(SortedMap<BundleName, VerifiedBundle> bids, List<BundleName> names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(bids.get(name)))
                .toList();
    }

    private static List<Solution> chosen(Simulating state, List<BundleName> awarded) {
        List<Solution> chosen = new ArrayList<>();
        for (Ranking.RankedBid winner : state.ranking().winners()) {
            chosen.add(solution(chosen.size() + 1, state.judged(), winner, awarded));
        }
        return chosen;
    }

    private static Solution solution(int place, JudgedBids judged, Ranking.RankedBid ranked, List<BundleName> awarded) {
        BundleName name = Ranker.name(ranked.bid());
        return new Solution(
                place,
                name.solver(),
                name.id(),
                ranked.score(),
                Objects.requireNonNull(judged.bids().get(name)).bundle().prices(),
                ranked.bid().executions(),
                awarded.contains(name),
                ranked.isFilteredOut());
    }

    private Competition record(JudgedBids judged, Ranking ranking, List<BundleName> awarded) {
        Batch batch = judged.batch();
        List<Solution> solutions = new ArrayList<>();
        for (Ranking.RankedBid ranked : ranking.ranked()) {
            solutions.add(solution(solutions.size() + 1, judged, ranked, awarded));
        }
        List<RefusedBid> allRefused = new ArrayList<>(judged.refused());
        ranking.dropped().forEach(dropped -> allRefused.add(Ranker.unscored(dropped)));
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
                judged.evidence().rounds().isEmpty()
                        ? null
                        : judged.evidence().rounds().getLast().at(),
                Competition.Selection.of(rules, ranking),
                judged.evidence().openBidders(),
                judged.evidence().faults());
    }
}
