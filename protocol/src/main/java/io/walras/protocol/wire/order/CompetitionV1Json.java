package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A decided auction in the older format: without what only the newer one tells, the worst solution first, each with the name
 * of its solver.
 *
 * @param competitionSimulationBlock the block whose state decided the simulations; null if there was nothing to simulate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompetitionV1Json(
        long auctionId,
        long auctionStartBlock,
        @Nullable Long competitionSimulationBlock,
        List<Bytes32> transactionHashes,
        CompetitionJson.Auction auction,
        List<Solution> solutions) {
    /**
     * A ranked bid.
     *
     * @param solver its name, or its address if it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Solution(
            String solver,
            Address solverAddress,
            int ranking,
            Uint256 score,
            @Nullable Uint256 referenceScore,
            @Nullable Bytes32 txHash,
            SortedMap<Address, Uint256> clearingPrices,
            List<CompetitionJson.Executed> orders,
            boolean isWinner,
            boolean filteredOut) {
        static Solution of(CompetitionJson.Solution solution, String name) {
            return new Solution(
                    name,
                    solution.solverAddress(),
                    solution.ranking(),
                    solution.score(),
                    solution.referenceScore(),
                    solution.txHash(),
                    solution.clearingPrices(),
                    solution.orders(),
                    solution.isWinner(),
                    solution.filteredOut());
        }
    }

    /** The same auction; {@code names} knows what solvers are called. */
    public static CompetitionV1Json of(CompetitionJson competition, Function<Address, String> names) {
        return new CompetitionV1Json(
                competition.auctionId(),
                competition.auctionStartBlock(),
                competition.simulatedAt() == null
                        ? null
                        : competition.simulatedAt().block(),
                competition.transactionHashes(),
                competition.auction(),
                competition.solutions().reversed().stream()
                        .map(solution -> Solution.of(solution, names.apply(solution.solverAddress())))
                        .toList());
    }
}
