package io.walras.auctioneer.ledger;

import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which orders of the batch bundles fill, as their solvers sent them. A competition tells that only of bundles that were
 * scored.
 */
record BundleFills(List<Filling> bundles) {
    /** Nothing is known of any bundle. */
    static final BundleFills UNKNOWN = new BundleFills(List.of());

    BundleFills {
        bundles = List.copyOf(bundles);
    }

    /** A bundle and what it fills; two of one solver may carry the same id, and are refused for that. */
    record Filling(Address solver, Uint256 id, List<OrderUid> orders) {
        Filling {
            orders = List.copyOf(orders);
        }

        private BundleName name() {
            return new BundleName(solver, id);
        }
    }

    /** What the bundles fill that the auction was judged from; bundles that cannot be read are left out. */
    static BundleFills of(AuctionEvidence evidence) {
        return new BundleFills(
                evidence.bids().stream().flatMap(BundleFills::fillings).toList());
    }

    /** The same of the refused bundles alone. */
    BundleFills ofRefused(Competition competition) {
        Set<BundleName> refused = competition.refused().stream()
                .flatMap(bid -> name(bid).stream())
                .collect(Collectors.toSet());
        return new BundleFills(bundles.stream()
                .filter(filling -> refused.contains(filling.name()))
                .toList());
    }

    /** Whether this refused bid fills the order; empty if that is not known. */
    Optional<Boolean> fills(RefusedBid bid, OrderUid uid) {
        List<Filling> named = name(bid)
                .map(name -> bundles.stream()
                        .filter(filling -> filling.name().equals(name))
                        .toList())
                .orElse(List.of());
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        named.stream().anyMatch(filling -> filling.orders().contains(uid)));
    }

    static Optional<BundleName> name(RefusedBid bid) {
        return Optional.ofNullable(bid.id()).map(id -> new BundleName(bid.solver(), id));
    }

    private static Stream<Filling> fillings(SubmittedBid bid) {
        if (bid.body().isEmpty()
                || !(EngineResponse.read(bid.body().toArray()) instanceof EngineResponse.Solved solved)) {
            return Stream.empty();
        }
        return solved.solutions().stream().map(solution -> new Filling(bid.solver(), solution.id(), orders(solution)));
    }

    private static List<OrderUid> orders(SolutionJson solution) {
        return solution.trades().stream()
                .filter(TradeJson.Fulfillment.class::isInstance)
                .map(trade -> ((TradeJson.Fulfillment) trade).order())
                .toList();
    }
}
