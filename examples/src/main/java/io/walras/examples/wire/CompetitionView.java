package io.walras.examples.wire;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A decided auction as it is published.
 *
 * @param prices wei per 10^18 atoms of a token
 * @param openBidders solvers whose bids were not sealed
 */
public record CompetitionView(
        long auctionId,
        long startBlock,
        List<OrderUid> orders,
        SortedMap<Address, Uint256> prices,
        List<SolutionView> solutions,
        List<RefusedView> refused,
        Set<Address> openBidders) {

    public CompetitionView {
        openBidders = Set.copyOf(openBidders);
        orders = List.copyOf(orders);
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
        solutions = List.copyOf(solutions);
        refused = List.copyOf(refused);
    }

    /**
     * A bid.
     *
     * @param score wei
     * @param transaction empty as long as none of it is mined
     */
    public record SolutionView(
            int ranking,
            Address solver,
            Uint256 id,
            Uint256 score,
            boolean isWinner,
            boolean filteredOut,
            Optional<Bytes32> transaction,
            List<OrderUid> orders) {
        public SolutionView {
            orders = List.copyOf(orders);
        }
    }

    /**
     * A bid that was refused, or chosen and not awarded, and why.
     *
     * @param id empty if it could not be read
     */
    public record RefusedView(Address solver, Optional<Uint256> id, String reason) {
        boolean isOf(SolutionView bid) {
            return solver.equals(bid.solver()) && id.equals(Optional.of(bid.id()));
        }
    }

    static CompetitionView of(JsonCursor competition) {
        JsonCursor auction = competition.field("auction");
        return new CompetitionView(
                competition.field("auctionId").integer(0, Long.MAX_VALUE),
                competition.field("auctionStartBlock").integer(0, Long.MAX_VALUE),
                auction.field("orders").list(JsonCursor::uid),
                auction.field("prices").map(Address::parse, JsonCursor::amount),
                competition.field("solutions").list(CompetitionView::solution),
                competition
                        .field("refused")
                        .list(bid -> new RefusedView(
                                bid.field("solverAddress").address(),
                                bid.optional("solutionId").map(JsonCursor::amount),
                                bid.field("reason").text())),
                Set.copyOf(competition.field("openBidders").list(JsonCursor::address)));
    }

    private static SolutionView solution(JsonCursor solution) {
        return new SolutionView(
                (int) solution.field("ranking").integer(1, Integer.MAX_VALUE),
                solution.field("solverAddress").address(),
                solution.field("solutionId").amount(),
                solution.field("score").amount(),
                solution.field("isWinner").bool(),
                solution.field("filteredOut").bool(),
                solution.optional("txHash").map(JsonCursor::bytes32),
                solution.field("orders").list(order -> order.field("id").uid()));
    }

    /** Why a bid that has a rank was refused an award that it was chosen for; empty if it was not chosen, or awarded. */
    public Optional<String> obstacle(SolutionView bid) {
        return refused.stream()
                .filter(refusal -> refusal.isOf(bid))
                .map(RefusedView::reason)
                .findFirst();
    }

    /** The bids that have no rank. */
    public List<RefusedView> unranked() {
        return refused.stream()
                .filter(refusal -> solutions.stream().noneMatch(refusal::isOf))
                .toList();
    }

    /** The bids that were awarded. */
    public List<SolutionView> winners() {
        return solutions.stream().filter(SolutionView::isWinner).toList();
    }
}
