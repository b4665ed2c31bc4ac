package io.walras.protocol.rfq.levels;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Demand;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for quotes: makers whose levels could win, each as often as its weight says, and everybody else now and
 * then, so that nobody is judged by the past for ever.
 */
public final class Routing {
    /** Parts of which a chance is told. */
    public static final int CERTAIN = 1_000_000;

    /** The chance of makers that would not be asked otherwise. */
    public static final int EXPLORED = CERTAIN / 20;

    private static final int LEAST_TRUSTED = CERTAIN * 3 / 10;

    /** Prices that are at most a hundredth worse than the best can still win, by the time of the firm quote. */
    private static final BigInteger CLOSE = BigInteger.valueOf(99);

    private static final BigInteger BEST = BigInteger.valueOf(100);

    private Routing() {}

    /**
     * A maker that quotes the pair.
     *
     * @param ladder what it streams; null if it does not stream at all
     * @param weight from 0 to {@link #CERTAIN}
     */
    public record Candidate(Address maker, @Nullable Ladder ladder, int weight) {}

    /** The chance to be asked, in parts of {@link #CERTAIN}, by maker. */
    public static SortedMap<Address, Integer> chances(Demand demand, Collection<Candidate> candidates) {
        List<Address> paidIn = new ArrayList<>();
        if (!demand.sold0().isZero()) {
            paidIn.add(demand.pair().token0());
        }
        if (!demand.sold1().isZero()) {
            paidIn.add(demand.pair().token1());
        }
        SortedMap<Address, Integer> chances = new TreeMap<>();
        for (Candidate candidate : candidates) {
            boolean canWin = paidIn.stream().anyMatch(token -> couldWin(candidate, token, candidates));
            boolean trusted = candidate.weight() >= LEAST_TRUSTED;
            chances.put(candidate.maker(), canWin && trusted ? candidate.weight() : EXPLORED);
        }
        return chances;
    }

    private static boolean couldWin(Candidate candidate, Address takerToken, Collection<Candidate> all) {
        if (candidate.ladder() == null) {
            return true;
        }
        Optional<Rate> own = Rate.best(candidate.ladder(), takerToken);
        return own.isPresent()
                && all.stream()
                        .flatMap(other -> Optional.ofNullable(other.ladder()).stream())
                        .flatMap(ladder -> Rate.best(ladder, takerToken).stream())
                        .allMatch(own.get()::isClose);
    }

    /** So much out for so much in. */
    private record Rate(Uint256 out, Uint256 in) {
        static Optional<Rate> best(Ladder ladder, Address takerToken) {
            return ladder.stepsFor(takerToken).stream()
                    .findFirst()
                    .map(step -> takerToken.equals(ladder.base())
                            ? new Rate(step.quote(), step.base())
                            : new Rate(step.base(), step.quote()));
        }

        boolean isClose(Rate other) {
            BigInteger own = out.toBigInteger().multiply(other.in.toBigInteger());
            BigInteger others = other.out.toBigInteger().multiply(in.toBigInteger());
            return own.multiply(BEST).compareTo(others.multiply(CLOSE)) >= 0;
        }
    }
}
