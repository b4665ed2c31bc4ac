package io.walras.auctioneer.quote;

import java.util.Comparator;
import java.util.Optional;

/** The best of the offers so far. Of equal ones it is that of the lowest solver, in whatever order they come. */
final class BestOffer {
    private final Comparator<SolverOffer> worstFirst;
    private final Comparator<SolverOffer> leastFirst;
    private Optional<SolverOffer> best = Optional.empty();

    /** {@code worstFirst} says which offers are equal. */
    BestOffer(Comparator<SolverOffer> worstFirst) {
        this.worstFirst = worstFirst;
        this.leastFirst = worstFirst.thenComparing(SolverOffer::solver, Comparator.reverseOrder());
    }

    /** Whether the offer is better than all before it; one that is only equal to the best is not. */
    boolean take(SolverOffer offer) {
        boolean isBetter = best.isEmpty() || worstFirst.compare(offer, best.get()) > 0;
        if (best.isEmpty() || leastFirst.compare(offer, best.get()) > 0) {
            best = Optional.of(offer);
        }
        return isBetter;
    }

    /** Empty if there was none. */
    Optional<SolverOffer> get() {
        return best;
    }
}
