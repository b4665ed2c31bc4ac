package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What simulations do to the bids of an auction. */
final class Trials {
    /** Winners are simulated, then everything that is left by itself, then the winners of what can settle. */
    static final int ROUNDS = 3;

    /** Bids that are tried by themselves. All solvers together have no more, so that trying them takes bounded time. */
    static final int MOST = 200;

    private Trials() {}

    /** Without the candidates that fail by themselves. */
    static JudgedBids withoutFailed(JudgedBids judged, List<BundleName> candidates, Simulated simulated) {
        SortedMap<BundleName, VerifiedBundle> standing = new TreeMap<>(judged.bids());
        List<RefusedBid> refused = new ArrayList<>(judged.refused());
        for (BundleName candidate : candidates) {
            BundleRefusal reason = simulated.failed().get(candidate);
            if (reason != null && reason.code() != Code.ConflictsWithEarlierWinner) {
                standing.remove(candidate);
                refused.add(new RefusedBid(candidate.solver(), candidate.id(), reason));
            }
        }
        return judged.after(simulated, standing, refused);
    }

    /** The candidates that passed. */
    static Set<BundleName> passed(List<BundleName> candidates, Simulated simulated) {
        return candidates.stream()
                .filter(candidate -> !simulated.failed().containsKey(candidate))
                .collect(Collectors.toSet());
    }

    /**
     * The bids that are tried, of those that may be, which come best first: the best of each solver, then the second of
     * each and so on, so that nobody can bid so much that others are not tried.
     */
    static List<BundleName> fairly(List<BundleName> bestFirst) {
        Map<Address, Integer> already = new TreeMap<>();
        Map<BundleName, Integer> turn = new TreeMap<>();
        bestFirst.forEach(bid -> turn.put(bid, already.merge(bid.solver(), 1, Integer::sum)));
        return bestFirst.stream()
                .sorted(Comparator.comparing(turn::get))
                .limit(MOST)
                .toList();
    }

    /** Without the bids that might have been tried and are not. */
    static JudgedBids withoutUntried(JudgedBids judged, List<BundleName> open, List<BundleName> candidates) {
        Set<BundleName> tried = new HashSet<>(candidates);
        SortedMap<BundleName, VerifiedBundle> standing = new TreeMap<>(judged.bids());
        List<RefusedBid> refused = new ArrayList<>(judged.refused());
        BundleRefusal reason = new BundleRefusal(
                Code.TooBig, "a winner failed in simulation, and only " + MOST + " bids are tried then");
        for (BundleName bid : open) {
            if (!tried.contains(bid)) {
                standing.remove(bid);
                refused.add(new RefusedBid(bid.solver(), bid.id(), reason));
            }
        }
        return judged.with(standing, refused);
    }
}
