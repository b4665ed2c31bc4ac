package io.walras.solvers.crossing;

import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solutions;
import io.walras.solvers.crossing.Participant.Ask;
import io.walras.solvers.routing.PathFinder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses which rings of an auction to offer. */
final class Matching {
    private final Auction auction;
    private final CrossingSettings settings;
    private final Map<OrderUid, Solo> solos;
    private final Solutions found;
    private final PeerToPeer peerToPeer;
    private final WithPool withPool;

    Matching(Auction auction, PathFinder paths, CrossingSettings settings, Map<OrderUid, Solo> solos, Solutions found) {
        this.auction = auction;
        this.settings = settings;
        this.solos = solos;
        this.found = found;
        this.peerToPeer = new PeerToPeer(auction);
        this.withPool = new WithPool(auction, paths, settings);
    }

    /** A cross of these orders and what it gains. */
    private record Candidate(List<Integer> orders, Cross cross, BigInteger gain) {}

    /** Disjoint crosses that beat pools, the best first, then disjoint ones without a pool that only keep the limits. */
    List<Cross> crosses() {
        List<Candidate> better = new ArrayList<>();
        List<Candidate> fair = new ArrayList<>();
        for (List<Integer> orders : new Rings(auction.orders(), settings.ordersPerPair()).best(settings.maxRings())) {
            if (!found.isOpen()) {
                break;
            }
            Optional<Cross> best = ring(orders, true).flatMap(this::best).filter(this::beatsPools);
            best.ifPresent(cross -> better.add(new Candidate(orders, cross, gain(cross))));
            if (best.isEmpty() || best.get().swap().isPresent()) {
                ring(orders, false)
                        .flatMap(this::withoutPool)
                        .ifPresent(cross -> fair.add(new Candidate(orders, cross, cross.surplus(auction))));
            }
        }
        List<Cross> chosen = new ArrayList<>(disjoint(better));
        chosen.addAll(disjoint(fair));
        return chosen;
    }

    /** Participants that ask for their limit, or for what pools would give them; empty if one cannot pay its gas. */
    private Optional<Ring> ring(List<Integer> orders, boolean askWhatPoolsGive) {
        List<Participant> participants = new ArrayList<>();
        for (int index : orders) {
            OpenOrder order = auction.orders().get(index);
            Optional<Uint256> fee = order.takesFee()
                    ? auction.gasCost(settings.gasShare(orders.size()), order.sellToken())
                    : Optional.of(Uint256.ZERO);
            if (fee.isEmpty()) {
                return Optional.empty();
            }
            Solo solo = solos.get(order.uid());
            Ask ask = askWhatPoolsGive && solo != null ? Ask.like(solo.filled()) : Ask.limitOf(order);
            participants.add(Participant.of(order, fee.get(), ask));
        }
        return Optional.of(new Ring(participants));
    }

    private Optional<Cross> withoutPool(Ring ring) {
        return peerToPeer.amounts(ring).flatMap(amounts -> Cross.of(ring, amounts, Optional.empty(), Optional.empty()));
    }

    /** Without a pool if that suits everybody, else with the order as the larger one that makes most of it. */
    private Optional<Cross> best(Ring ring) {
        Optional<Cross> alone = withoutPool(ring);
        if (alone.isPresent()) {
            return alone;
        }
        Optional<Cross> best = Optional.empty();
        for (int i = 0; i < ring.size(); i++) {
            Optional<Cross> cross = withPool.match(ring.from(i));
            if (cross.isPresent()
                    && (best.isEmpty()
                            || cross.get().surplus(auction).compareTo(best.get().surplus(auction)) > 0)) {
                best = cross;
            }
        }
        return best;
    }

    private boolean beatsPools(Cross cross) {
        return cross.fills().stream().allMatch(fill -> fill.surplus(auction).compareTo(soloSurplus(fill.order())) >= 0);
    }

    private BigInteger gain(Cross cross) {
        return cross.fills().stream()
                .map(fill -> fill.surplus(auction).subtract(soloSurplus(fill.order())))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger soloSurplus(OpenOrder order) {
        Solo solo = solos.get(order.uid());
        return solo == null ? BigInteger.ZERO : solo.surplus(auction);
    }

    private static List<Cross> disjoint(List<Candidate> candidates) {
        candidates.sort(Comparator.comparing(Candidate::gain).reversed());
        Set<Integer> used = new HashSet<>();
        List<Cross> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.orders().stream().noneMatch(used::contains)) {
                used.addAll(candidate.orders());
                chosen.add(candidate.cross());
            }
        }
        return chosen;
    }
}
