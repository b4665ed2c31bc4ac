package io.walras.protocol.auction;

import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is published of an auction once it is decided.
 *
 * @param startBlock block of the cut
 * @param deadlineAt last unix second at which an award of the auction may settle
 * @param orders the batch, ascending by uid
 * @param prices native prices of the cut
 * @param referenceScores by winning solver
 * @param solutions the scored bids: winners by score, then the others, then the filtered ones
 * @param refused the bids that could not be scored or settled, and those of the scored ones that were chosen and not
 *     awarded through nobody's fault
 * @param simulatedAt the block whose state decided the simulations; null if there was nothing to simulate
 * @param selection how the winners were chosen; null in a record from before that was recorded, which is greedy
 * @param openBidders solvers whose bids were not sealed, so that the auctioneer could read them before the close; null in
 *     a record from before bids could be sealed, as all were open then
 * @param faults what solvers that seal their bids were bound to do and did not; null like {@code openBidders}
 */
public record Competition(
        long auctionId,
        long startBlock,
        long deadlineAt,
        Bytes32 seed,
        List<OrderUid> orders,
        SortedMap<Address, Uint256> prices,
        SortedMap<Address, Uint256> referenceScores,
        List<Solution> solutions,
        List<RefusedBid> refused,
        @Nullable SimulatedAt simulatedAt,
        @Nullable Selection selection,
        @Nullable SortedSet<Address> openBidders,
        @Nullable List<BidFault> faults) {

    public Competition {
        orders = List.copyOf(orders);
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
        referenceScores = Collections.unmodifiableSortedMap(new TreeMap<>(referenceScores));
        solutions = List.copyOf(solutions);
        refused = List.copyOf(refused);
        openBidders = openBidders == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(openBidders));
        faults = faults == null ? null : List.copyOf(faults);
    }

    /**
     * This competition with only these bundles as winners, and with the final list of refused bids. Winners come first;
     * one that was chosen and is not awarded comes among the others by its score, of equal ones first.
     */
    public Competition decided(Collection<BundleName> awarded, List<RefusedBid> allRefused) {
        Competition inPlace = decidedInPlace(awarded, allRefused);
        List<Solution> ranked = new ArrayList<>();
        inPlace.solutions.stream()
                .sorted(Solution.BEST_FIRST)
                .forEach(solution -> ranked.add(solution.rankedAs(ranked.size() + 1)));
        return inPlace.with(ranked, allRefused, faults);
    }

    /** The same in the order of the arbitration, which is how auctions were published before winners came first always. */
    public Competition decidedInPlace(Collection<BundleName> awarded, List<RefusedBid> allRefused) {
        List<Solution> decided = solutions.stream()
                .map(solution -> solution.won(awarded.contains(solution.name())))
                .toList();
        return with(decided, allRefused, faults);
    }

    /** This competition with these faults of solvers that seal their bids. */
    public Competition faulted(List<BidFault> found) {
        return with(solutions, refused, found);
    }

    private Competition with(List<Solution> ranked, List<RefusedBid> allRefused, @Nullable List<BidFault> found) {
        return new Competition(
                auctionId,
                startBlock,
                deadlineAt,
                seed,
                orders,
                prices,
                referenceScores,
                ranked,
                allRefused,
                simulatedAt,
                selection,
                openBidders,
                found);
    }

    /** Names a bundle within an auction. Ordered by solver, then id. */
    public record BundleName(Address solver, Uint256 id) implements Comparable<BundleName> {
        private static final Comparator<BundleName> ORDER =
                Comparator.comparing(BundleName::solver).thenComparing(BundleName::id);

        @Override
        public int compareTo(BundleName other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A scored bid.
     *
     * @param ranking from 1
     * @param id the solver's own number of the bundle
     * @param score native atoms
     */
    public record Solution(
            int ranking,
            Address solver,
            Uint256 id,
            Uint256 score,
            ClearingPrices clearingPrices,
            List<Execution> orders,
            boolean isWinner,
            boolean filteredOut) {
        /** Stable: what scores the same stays in the order of the tie keys, in which the arbitration left it. */
        private static final Comparator<Solution> BEST_FIRST = Comparator.comparing(Solution::isWinner)
                .reversed()
                .thenComparing(Solution::filteredOut)
                .thenComparing(Solution::score, Comparator.reverseOrder());

        public Solution {
            orders = List.copyOf(orders);
        }

        public BundleName name() {
            return new BundleName(solver, id);
        }

        Solution won(boolean stillWins) {
            return new Solution(ranking, solver, id, score, clearingPrices, orders, isWinner && stillWins, filteredOut);
        }

        Solution rankedAs(int place) {
            return new Solution(place, solver, id, score, clearingPrices, orders, isWinner, filteredOut);
        }
    }

    /** A bid that was refused, and why; {@code id} is null if it was not readable. */
    public record RefusedBid(Address solver, @Nullable Uint256 id, BundleRefusal reason) {}

    /**
     * How the winners were chosen, and how good they are.
     *
     * @param policy its wire name
     * @param maxWinners bundles that could win
     * @param nodeBudget nodes that the search could take, and those for reference scores again; null if the policy does
     *     not search
     * @param proof null if the policy does not aim at the best
     */
    public record Selection(
            String policy, int maxWinners, @Nullable Long nodeBudget, Ranking.@Nullable Proof proof) {
        static Selection of(AuctionRules rules, Ranking ranking) {
            Long nodeBudget = rules.policy() instanceof SelectionPolicy.Exact(long nodes) ? nodes : null;
            return new Selection(rules.policy().wireName(), rules.maxWinners(), nodeBudget, ranking.proof());
        }
    }

    /** The block whose state decided the simulations. */
    public record SimulatedAt(long block, Bytes32 hash) {}
}
