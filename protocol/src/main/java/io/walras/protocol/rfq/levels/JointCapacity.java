package io.walras.protocol.rfq.levels;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts levels to what their maker has. What it has of a token serves all its pairs together: if they promise more, every
 * side gets its share, and loses its worst steps.
 */
public final class JointCapacity {
    private final Map<Address, Uint256> free;
    private final Map<Address, BigInteger> promised = new TreeMap<>();

    private JointCapacity(Map<Address, Uint256> free, Collection<Ladder> ladders) {
        this.free = free;
        for (Ladder ladder : ladders) {
            promised.merge(ladder.base(), given(ladder.asks(), true), BigInteger::add);
            promised.merge(ladder.quote(), given(ladder.bids(), false), BigInteger::add);
        }
    }

    /**
     * The ladders of one maker, cut.
     *
     * @param free atoms by token that the maker can give; nothing of a token that is missing
     */
    public static List<Ladder> cut(Collection<Ladder> ladders, Map<Address, Uint256> free) {
        JointCapacity capacity = new JointCapacity(free, ladders);
        return ladders.stream().map(capacity::cut).toList();
    }

    private Ladder cut(Ladder ladder) {
        return new Ladder(
                ladder.base(),
                ladder.quote(),
                cut(ladder.bids(), share(ladder.quote(), given(ladder.bids(), false)), false),
                cut(ladder.asks(), share(ladder.base(), given(ladder.asks(), true)), true));
    }

    /** The share of a side in what there is of the token, rounded down. */
    private Uint256 share(Address token, BigInteger wanted) {
        BigInteger all = promised.getOrDefault(token, BigInteger.ZERO);
        BigInteger have = free.getOrDefault(token, Uint256.ZERO).toBigInteger();
        return Uint256.saturating(
                all.compareTo(have) <= 0 ? wanted : Rounding.FLOOR.divide(have.multiply(wanted), all));
    }

    private static BigInteger given(List<LadderStep> steps, boolean givesBase) {
        return steps.stream()
                .map(step -> cost(step, givesBase).toBigInteger())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Uint256 cost(LadderStep step, boolean givesBase) {
        return givesBase ? step.size() : step.quoteFor(step.size(), Rounding.CEIL);
    }

    private static List<LadderStep> cut(List<LadderStep> steps, Uint256 budget, boolean givesBase) {
        List<LadderStep> kept = new ArrayList<>();
        Uint256 left = budget;
        for (LadderStep step : steps) {
            Uint256 cost = cost(step, givesBase);
            LadderStep fits = cost.isGreaterThan(left) ? step.cutTo(givesBase ? left : step.baseFor(left)) : step;
            if (fits.size().isZero()) {
                break;
            }
            kept.add(fits);
            left = left.minusOrZero(cost);
        }
        return kept;
    }
}
