package io.walras.auctioneer.solver;

import io.walras.protocol.chain.Address;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a solver.
 *
 * @param name as the operator calls it; null if the operator does not
 * @param connected whether it has a session now
 * @param delivery how long it takes to answer
 */
public record KnownSolver(
        @Nullable String name, Address address, Kind kind, boolean connected, DeliveryTimes.Delivery delivery) {
    /** How a solver bids. */
    public enum Kind {
        /** It is asked over HTTP, and the auctioneer can read its bids before the close. */
        OPEN,
        /** It seals its bids. */
        SEALED,
        /** Its bids are ranked but cannot win. */
        SHADOW;

        /** Its name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
