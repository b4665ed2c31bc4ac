package io.walras.solvers.crossing;

import io.walras.protocol.intent.OrderUid;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.solvers.routing.PathFinder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds rings of two and three orders and offers each as a solution of its own, those that gain most first; no order is
 * in two of them. Besides, every order that pools can serve alone is offered alone.
 *
 * <p>A ring counts only if it gives each of its users at least what pools alone would: an auction drops a bundle that
 * serves a pair of tokens worse than somebody else does. A ring that needs no pool is offered also if it only keeps the
 * limits, for there may be nobody else.
 */
public final class CrossingSolver implements Solver {
    /** Where the numbers of solutions of single orders start: auctions look at low numbers first. */
    private static final long FIRST_SOLO = 1_000_000;

    private final CrossingSettings settings;

    /** A solver with these settings. */
    public CrossingSolver(CrossingSettings settings) {
        this.settings = settings;
    }

    @Override
    public void solve(Auction auction, Solutions found) {
        PathFinder paths = PathFinder.throughBusiest(auction.pools(), settings.baseTokens(), settings.maxHops());
        Map<OrderUid, Solo> solos = solos(auction, paths, found);
        List<Solo> bySurplus = solos.values().stream()
                .sorted(Comparator.comparing((Solo solo) -> solo.surplus(auction))
                        .reversed())
                .toList();
        for (int i = 0; i < bySurplus.size(); i++) {
            found.add(bySurplus.get(i).toSolution(FIRST_SOLO + i, settings));
        }
        List<Cross> crosses = new Matching(auction, paths, settings, solos, found).crosses();
        for (int i = 0; i < crosses.size(); i++) {
            found.add(crosses.get(i).toSolution(i, settings));
        }
    }

    private Map<OrderUid, Solo> solos(Auction auction, PathFinder paths, Solutions found) {
        Map<OrderUid, Solo> solos = new TreeMap<>();
        for (OpenOrder order : auction.orders()) {
            if (found.isOpen() && !order.sellToken().equals(order.buyToken())) {
                Solo.of(order, auction, paths, settings).ifPresent(solo -> solos.put(order.uid(), solo));
            }
        }
        return solos;
    }
}
