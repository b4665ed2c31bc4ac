package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import java.util.Comparator;

/** A sell token and a buy token; the opposite direction is another pair. */
public record DirectedPair(Address sellToken, Address buyToken) implements Comparable<DirectedPair> {
    private static final Comparator<DirectedPair> ORDER =
            Comparator.comparing(DirectedPair::sellToken).thenComparing(DirectedPair::buyToken);

    public static DirectedPair of(Execution execution) {
        return new DirectedPair(execution.sellToken(), execution.buyToken());
    }

    /** The pair with the native marker read as its wrapped token. */
    public DirectedPair nativeAs(Address wrapped) {
        return new DirectedPair(sellToken.nativeAs(wrapped), buyToken.nativeAs(wrapped));
    }

    @Override
    public int compareTo(DirectedPair other) {
        return ORDER.compare(this, other);
    }
}
