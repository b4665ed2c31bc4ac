package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a solver.
 *
 * @param name as the operator calls it; absent if the operator does not
 * @param kind open, sealed or shadow
 * @param connected whether it has a session now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SolverJson(@Nullable String name, Address address, String kind, boolean connected, Delivery delivery) {
    /**
     * How long it took, in the latest auctions that are decided, from when it was told of one until its first word on it
     * was here, by the server's clock; in milliseconds, nearest rank.
     *
     * @param auctions how many auctions that is about
     * @param misses those in which there was no word in time
     * @param lastMillis absent if it missed the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            int auctions,
            int misses,
            @Nullable Long lastMillis,
            @Nullable Long p50Millis,
            @Nullable Long p95Millis) {}
}
