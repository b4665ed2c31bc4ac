package io.walras.auctioneer.replay;

import io.walras.auctioneer.lane.LaneMachine;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.num.Uint256;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether every winner without an award is excused, and nothing else is: an order of it did not stand any more when the
 * auction closed. That the record says so of an order of the bundle is checked; that it is true is not in the record.
 *
 * @param winners of the decision, awarded or not
 */
record Unawarded(AuctionRecord record, List<VerifiedBundle> winners, Set<BundleName> awarded) {
    Optional<Difference> firstDifference() {
        Map<BundleName, VerifiedBundle> owed = new LinkedHashMap<>();
        for (VerifiedBundle winner : winners) {
            BundleName name =
                    new BundleName(winner.bundle().solver(), winner.bundle().id());
            if (!awarded.contains(name)) {
                owed.put(name, winner);
            }
        }
        Set<BundleName> excused = new HashSet<>();
        List<RefusedBid> refused = record.competition().refused();
        for (int i = 0; i < refused.size(); i++) {
            if (refused.get(i).reason().code() == Code.OrderCancelled) {
                BundleName name = name(refused.get(i));
                Optional<Difference> difference = name == null || !excused.add(name)
                        ? Optional.of(noWinner(i, refused.get(i)))
                        : excuse(i, refused.get(i), owed.get(name));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return owed.keySet().stream()
                .filter(name -> !excused.contains(name))
                .findFirst()
                .map(name -> new Difference(
                        "/awards",
                        "no award of bundle " + name.id() + " of " + name.solver(),
                        "an award of it, which won, or its refusal as " + Code.OrderCancelled));
    }

    private static @Nullable BundleName name(RefusedBid bid) {
        Uint256 id = bid.id();
        return id == null ? null : new BundleName(bid.solver(), id);
    }

    private static Optional<Difference> excuse(int at, RefusedBid bid, @Nullable VerifiedBundle winner) {
        if (winner == null) {
            return Optional.of(noWinner(at, bid));
        }
        boolean namesItsOrder = winner.fills().stream()
                .anyMatch(fill -> LaneMachine.cancelled(fill.order().uid()).equals(bid.reason()));
        return namesItsOrder
                ? Optional.empty()
                : Optional.of(new Difference(
                        "/competition/refused/" + at + "/reason/detail",
                        bid.reason().detail(),
                        "an order of the bundle that was cancelled"));
    }

    private static Difference noWinner(int at, RefusedBid bid) {
        return new Difference(
                "/competition/refused/" + at,
                bid.reason().code() + " of bundle " + bid.id() + " of " + bid.solver(),
                "nothing, as it is no winner without an award, or is excused before");
    }
}
