package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a decided auction, with what anyone needs to recompute it. There is no auctionDeadlineBlock: an
 * award ends at a time, and no block is known to be the last one before it.
 *
 * @param auctionDeadline last unix second at which an award of the auction may settle; our addition
 * @param seed what ties were broken with; our addition
 * @param simulatedAt the block whose state decided the simulations; null if there was nothing to simulate; our addition
 * @param refused the bids that were not ranked, and why; our addition
 * @param policy how winners were chosen; our addition, as what follows
 * @param maxWinners bundles that could win
 * @param nodeBudget nodes that the search could take, and those for reference scores again; absent if the policy does not
 *     search
 * @param optimal whether no other set of bids has a greater total score, which is to say that {@code gap} is zero; absent,
 *     like {@code gap}, if the policy does not aim at that
 * @param gap no set of bids has a total score that is higher by more, in wei
 * @param tiesOpen true if another set of the same total may be preferred; absent otherwise
 * @param openBidders solvers whose bids were not sealed; absent if the auction is from before bids could be
 * @param faults what solvers that seal their bids were bound to do and did not; absent like {@code openBidders}
 * @param unprovenReferences solvers whose reference score may be too low because the node budget ran out
 * @param duty rewards and faults; our addition
 */
public record CompetitionJson(
        long auctionId,
        long auctionStartBlock,
        long auctionDeadline,
        List<Bytes32> transactionHashes,
        SortedMap<Address, Uint256> referenceScores,
        Auction auction,
        List<Solution> solutions,
        Bytes32 seed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SimulatedAt simulatedAt,
        List<Refused> refused,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String policy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer maxWinners,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long nodeBudget,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean optimal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Uint256 gap,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean tiesOpen,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Address> unprovenReferences,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedSet<Address> openBidders,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Fault> faults,
        @JsonUnwrapped @Nullable DutyJson duty) {

    /** What it was about: the orders and the price of 10^18 atoms of each token, in wei. */
    public record Auction(List<OrderUid> orders, SortedMap<Address, Uint256> prices) {}

    /**
     * A ranked bid.
     *
     * @param solutionId the solver's own number of it; our addition
     * @param txHash the mined transaction that settled it
     * @param clearingPrices the price vector; of a bid with separate vectors, that of the sell side
     * @param buyPrices the vector of the buy side, if it differs; our addition
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Solution(
            int ranking,
            Address solverAddress,
            Uint256 solutionId,
            Uint256 score,
            @Nullable Uint256 referenceScore,
            @Nullable Bytes32 txHash,
            SortedMap<Address, Uint256> clearingPrices,
            @Nullable SortedMap<Address, Uint256> buyPrices,
            List<Executed> orders,
            boolean isWinner,
            boolean filteredOut) {}

    /** What a bid does to an order, fees included. */
    public record Executed(OrderUid id, Uint256 sellAmount, Uint256 buyAmount) {}

    /** The block whose state decided the simulations. */
    public record SimulatedAt(long block, Bytes32 hash) {}

    /** A bid that was not ranked; {@code solutionId} is null if it could not be read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refused(Address solverAddress, @Nullable Uint256 solutionId, String reason, String description) {}

    /** What a solver was bound to do and did not; {@code reason} is a stable code. */
    public record Fault(Address solverAddress, String reason, String description) {}

    /** The decided auction; {@code transactionOf} knows which mined transaction settled a winner. */
    public static CompetitionJson of(
            Competition competition, Function<Competition.Solution, Optional<Bytes32>> transactionOf) {
        Competition.Selection selection = competition.selection();
        Ranking.Proof proof = selection == null ? null : selection.proof();
        return new CompetitionJson(
                competition.auctionId(),
                competition.startBlock(),
                competition.deadlineAt(),
                competition.solutions().stream()
                        .flatMap(solution -> transactionOf.apply(solution).stream())
                        .toList(),
                competition.referenceScores(),
                new Auction(competition.orders(), competition.prices()),
                competition.solutions().stream()
                        .map(solution -> solution(competition, solution, transactionOf.apply(solution)))
                        .toList(),
                competition.seed(),
                simulatedAt(competition.simulatedAt()),
                competition.refused().stream().map(CompetitionJson::refused).toList(),
                selection == null ? null : selection.policy(),
                selection == null ? null : selection.maxWinners(),
                selection == null ? null : selection.nodeBudget(),
                proof == null ? null : proof.hasGreatestTotal(),
                proof == null ? null : proof.gap(),
                (proof != null && proof.hasOpenTies()) ? true : null,
                proof == null ? null : proof.unprovenReferences(),
                competition.openBidders(),
                faults(competition.faults()),
                null);
    }

    /** This competition with what solvers get and owe for it. */
    public CompetitionJson with(DutyJson solversDuty) {
        return new CompetitionJson(
                auctionId,
                auctionStartBlock,
                auctionDeadline,
                transactionHashes,
                referenceScores,
                auction,
                solutions,
                seed,
                simulatedAt,
                refused,
                policy,
                maxWinners,
                nodeBudget,
                optimal,
                gap,
                tiesOpen,
                unprovenReferences,
                openBidders,
                faults,
                solversDuty);
    }

    private static Solution solution(
            Competition competition, Competition.Solution solution, Optional<Bytes32> transaction) {
        ClearingPrices prices = solution.clearingPrices();
        return new Solution(
                solution.ranking(),
                solution.solver(),
                solution.id(),
                solution.score(),
                solution.isWinner() ? competition.referenceScores().get(solution.solver()) : null,
                transaction.orElse(null),
                prices.sell(),
                prices.buy().equals(prices.sell()) ? null : prices.buy(),
                solution.orders().stream()
                        .map(order -> new Executed(order.uid(), order.executedSell(), order.executedBuy()))
                        .toList(),
                solution.isWinner(),
                solution.filteredOut());
    }

    private static @Nullable List<Fault> faults(@Nullable List<BidFault> faults) {
        return faults == null
                ? null
                : faults.stream()
                        .map(fault -> new Fault(fault.solver(), fault.kind().name(), fault.detail()))
                        .toList();
    }

    private static @Nullable SimulatedAt simulatedAt(Competition.@Nullable SimulatedAt at) {
        return at == null ? null : new SimulatedAt(at.block(), at.hash());
    }

    private static Refused refused(Competition.RefusedBid bid) {
        return new Refused(
                bid.solver(), bid.id(), bid.reason().code().name(), bid.reason().detail());
    }
}
