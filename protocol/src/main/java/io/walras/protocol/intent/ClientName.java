package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import java.util.Comparator;
import java.util.Objects;

/** A name that an owner gave to an order of its own. */
record ClientName(Address owner, String clientId) implements Comparable<ClientName> {
    private static final Comparator<ClientName> ORDER =
            Comparator.comparing(ClientName::owner).thenComparing(ClientName::clientId);

    /** The name of an order that has one. */
    static ClientName of(PooledOrder order) {
        return new ClientName(order.intent().owner(), Objects.requireNonNull(order.clientId()));
    }

    @Override
    public int compareTo(ClientName other) {
        return ORDER.compare(this, other);
    }
}
