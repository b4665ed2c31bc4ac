package io.walras.protocol.auction;

import io.walras.protocol.auction.BidRefusal.Code;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The score of a bid: what its users gain over their limits plus the protocol fees, in native atoms.
 *
 * <p>It is computed from the executed amounts alone. Products are full-width, each division is one floor, and a score
 * that needs more than 256 bits is 2^256 - 1. Only counted orders score; a bid is refused as a whole if one of them has a
 * negative surplus or a buy token without price. Executions must make sense whether they count or not.
 */
public final class Scoring {
    private Scoring() {}

    /** What came of scoring a bid. */
    public sealed interface Result {}

    /** The score of each directed pair with a counted order, and their sum, in native atoms. */
    public record Scored(SortedMap<DirectedPair, Uint256> byPair, Uint256 total) implements Result {
        public Scored {
            byPair = Collections.unmodifiableSortedMap(new TreeMap<>(byPair));
        }
    }

    /** The bid has no score. */
    public record Refused(BidRefusal reason) implements Result {}

    /**
     * Scores the executions of one bid. An execution that makes no sense is the first reason to refuse; of the counted
     * orders without a score, the first in the bid's order gives the reason.
     */
    public static Result score(ScoringTerms terms, List<Execution> executions) {
        Optional<BidRefusal> nonsense = ExecutionCheck.firstInvalid(executions);
        if (nonsense.isPresent()) {
            return new Refused(nonsense.get());
        }
        SortedMap<DirectedPair, Uint256> byPair = new TreeMap<>();
        Uint256 total = Uint256.ZERO;
        for (Execution execution : executions.stream().filter(terms::counts).toList()) {
            switch (OrderScore.of(terms, execution)) {
                case OrderScore.Refused(BidRefusal reason) -> {
                    return new Refused(reason);
                }
                case OrderScore.Scored(Uint256 score) -> {
                    byPair.merge(DirectedPair.of(execution), score, Uint256::plusSaturating);
                    total = total.plusSaturating(score);
                }
            }
        }
        return byPair.isEmpty()
                ? new Refused(new BidRefusal(Code.NoCountedOrder, "none of its orders counts"))
                : new Scored(byPair, total);
    }
}
