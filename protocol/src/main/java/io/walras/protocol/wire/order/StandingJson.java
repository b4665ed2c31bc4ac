package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import org.jspecify.annotations.Nullable;

/**
 * How a solver has done.
 *
 * @param rewards wei in decimal over all finished auctions, with a sign if it owes
 * @param lapsed awards that were never settled, through whose fault ever
 * @param faults that it has ever committed
 * @param breaker what keeps it out, or would
 */
public record StandingJson(
        Address address, String rewards, long auctionsWon, long settled, long lapsed, long faults, Breaker breaker) {
    /**
     * What the breaker knows of it; times in unix milliseconds.
     *
     * @param outcomes settlements and faults in the window
     * @param faults of them
     * @param level doublings of its next time out
     * @param blockedUntil from which on its bids are taken again; absent if it was never kept out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Breaker(
            int outcomes,
            long faults,
            int level,
            int cleanRun,
            @Nullable Long blockedUntil) {}
}
