package io.walras.solvers.crossing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Orders that buy from each other in a circle: participant i sells token i and buys token i + 1, the last one buys token
 * 0. A list of amounts says how much of each token changes hands between two of them.
 */
record Ring(List<Participant> participants) {
    Ring {
        participants = List.copyOf(participants);
    }

    int size() {
        return participants.size();
    }

    Participant at(int index) {
        return participants.get(Math.floorMod(index, size()));
    }

    Address token(int index) {
        return at(index).order().sellToken();
    }

    /** The same ring told from participant {@code index} on. */
    Ring from(int index) {
        List<Participant> turned = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            turned.add(at(index + i));
        }
        return new Ring(turned);
    }

    /** How much of token {@code index} its seller may give and its buyer may take. */
    Bounds bounds(int index) {
        return at(index).net().and(at(index - 1).out());
    }

    /**
     * The most of each token 1, 2, ... that can be handed on if the last participant gets so much of token 0; empty if
     * somebody cannot take part. Element 0 is that amount of token 0.
     */
    Optional<List<BigInteger>> supply(BigInteger ofToken0) {
        BigInteger[] most = new BigInteger[size()];
        most[0] = ofToken0;
        BigInteger handedOn = ofToken0;
        for (int i = size() - 1; i > 0; i--) {
            // What the first participant takes of token 1 is not the ring's business alone: a pool may add to it.
            Bounds bounds = i == 1 ? at(1).net() : bounds(i);
            Bounds possible = bounds.atMost(at(i).netFor(handedOn));
            if (possible.isEmpty()) {
                return Optional.empty();
            }
            handedOn = possible.high();
            most[i] = handedOn;
        }
        return Optional.of(List.of(most));
    }

    /** What token {@code index} would be worth in terms of an amount of token {@code of}, if both have a price. */
    Optional<BigInteger> fairAmount(Auction auction, int index, int of, BigInteger amount) {
        Optional<Uint256> price = auction.referencePrice(token(index)).filter(known -> !known.isZero());
        return auction.referencePrice(token(of))
                .flatMap(other ->
                        price.map(known -> amount.multiply(other.toBigInteger()).divide(known.toBigInteger())));
    }
}
