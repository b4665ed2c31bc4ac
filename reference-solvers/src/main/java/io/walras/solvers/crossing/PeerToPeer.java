package io.walras.solvers.crossing;

import io.walras.sdk.Auction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matches a ring without any pool: what one sells is exactly what the one before buys. Amounts that are free follow the
 * reference prices as far as everybody's ask allows.
 */
final class PeerToPeer {
    private final Auction auction;

    PeerToPeer(Auction auction) {
        this.auction = auction;
    }

    /** The amounts that change hands, as large as they can be; empty if there are none that suit everybody. */
    Optional<List<BigInteger>> amounts(Ring ring) {
        for (int i = 0; i < ring.size(); i++) {
            if (ring.bounds(i).isEmpty()) {
                return Optional.empty();
            }
        }
        for (int i = 0; i < ring.size(); i++) {
            if (ring.bounds(i).isOneAmount()) {
                return from(ring, i);
            }
        }
        for (int i = 0; i < ring.size(); i++) {
            Optional<List<BigInteger>> amounts = from(ring, i);
            if (amounts.isPresent()) {
                return amounts;
            }
        }
        return Optional.empty();
    }

    /** Starts with as much of one token as possible and goes round the ring. */
    private Optional<List<BigInteger>> from(Ring ring, int start) {
        Ring turned = ring.from(start);
        BigInteger first = turned.bounds(0).high();
        Optional<List<BigInteger>> most = turned.supply(first);
        if (most.isEmpty()) {
            return Optional.empty();
        }
        List<BigInteger> amounts = new ArrayList<>(List.of(first));
        for (int i = 1; i < turned.size(); i++) {
            BigInteger handedOn = amounts.getLast();
            Bounds possible = turned.bounds(i)
                    .atMost(most.get().get(i))
                    .atLeast(turned.at(i - 1).outFor(handedOn));
            if (possible.isEmpty()) {
                return Optional.empty();
            }
            BigInteger wanted = turned.fairAmount(auction, i, 0, first).orElse(possible.middle());
            amounts.add(possible.closestTo(wanted));
        }
        List<BigInteger> inOrder = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            inOrder.add(amounts.get(Math.floorMod(i - start, amounts.size())));
        }
        return Optional.of(inOrder);
    }
}
