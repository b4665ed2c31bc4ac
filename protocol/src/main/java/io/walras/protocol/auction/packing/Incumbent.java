package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The best set that a search has found, and the bar that it sets for the rest. Sets of equal weight are compared by their
 * sorted ranks, the smaller list is better.
 *
 * <p>Where a great many sets weigh the same, looking at each is hopeless. After {@link #PATIENCE} places that could at
 * best tie, ties are no longer looked for; {@link #tiesAreOpen} then says so and {@link TieBreak} settles them.
 */
final class Incumbent {
    private static final int PATIENCE = 256;

    private final Scale scale;
    private final Defaults defaults;
    private List<Option> chosen = List.of();
    private BigInteger weight;
    private long ties;
    private long better;
    private int tiesSeen;
    private boolean strict;
    private boolean isContent;

    /** Starts from the empty set. */
    Incumbent(Scale scale, Defaults defaults) {
        this.scale = scale;
        this.defaults = defaults;
        this.weight = BigInteger.ZERO;
        raiseTheBar();
    }

    /** Is content with the first set that weighs more than {@code floor}. */
    static Incumbent above(BigInteger floor, Scale scale) {
        Incumbent incumbent = new Incumbent(scale, Defaults.NONE);
        incumbent.weight = floor;
        incumbent.strict = true;
        incumbent.isContent = true;
        incumbent.raiseTheBar();
        return incumbent;
    }

    private void raiseTheBar() {
        if (isContent && !chosen.isEmpty()) {
            ties = Long.MAX_VALUE;
            better = Long.MAX_VALUE;
            return;
        }
        ties = scale.up(weight);
        better = scale.up(weight.add(BigInteger.ONE));
    }

    /** Takes the set if it is better; {@code units} are its weight or more. */
    void offer(long units, List<Candidate> set) {
        if (units >= (strict ? better : ties)) {
            offer(set.stream().map(Candidate::option).toList());
        }
    }

    /** Takes the set if it is better. */
    void offer(List<Option> set) {
        BigInteger offered = set.stream().map(Option::weight).reduce(BigInteger.ZERO, BigInteger::add);
        int order = offered.compareTo(weight);
        if (order > 0 || (order == 0 && !strict && isPreferred(set))) {
            weight = offered;
            chosen = new ArrayList<>(set);
            raiseTheBar();
        }
    }

    private boolean isPreferred(List<Option> set) {
        return compareRanks(defaults.ranks(set), defaults.ranks(chosen)) < 0;
    }

    /** Compares sets of ranks as ascending lists; a list comes after its own beginning if it goes on. */
    static int compareRanks(BitSet left, BitSet right) {
        BitSet different = (BitSet) left.clone();
        different.xor(right);
        int first = different.nextSetBit(0);
        if (first < 0) {
            return 0;
        }
        return left.get(first) ? -1 : 1;
    }

    /** Whether a place whose sets weigh at most so many units may still hold a better set. */
    boolean isWorth(long bound) {
        return bound >= better || (bound >= ties && !strict);
    }

    /** As {@link #isWorth}, for a place that is about to be looked at. */
    boolean isWorthLooking(long bound) {
        if (bound < better && bound >= ties && !strict && ++tiesSeen > PATIENCE) {
            strict = true;
        }
        return isWorth(bound);
    }

    long units() {
        return ties;
    }

    BigInteger weight() {
        return weight;
    }

    List<Option> chosen() {
        return chosen;
    }

    boolean tiesAreOpen() {
        return strict;
    }
}
