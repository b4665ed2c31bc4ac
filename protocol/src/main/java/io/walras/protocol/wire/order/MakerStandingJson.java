package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import org.jspecify.annotations.Nullable;

/**
 * How a maker has quoted. Shares and weights are parts of a million.
 *
 * @param name absent if the operator has not named it
 * @param requests of the last 24 hours, the latest 200 of them
 * @param p50Ms milliseconds within which half of its answers came
 * @param p99Ms the same of 99 in 100
 * @param biasPpm by how much firm quotes are worse than levels on average; less than 0 if they are better
 * @param outcomes selected quotes that count for the fault rate
 * @param weightPpm how often it is asked where it could win
 * @param restrictedUntil unix milliseconds until which it is not asked; absent if it may be asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MakerStandingJson(
        Address address,
        @Nullable String name,
        boolean connected,
        long requests,
        long quoted,
        long declined,
        long rejected,
        long invalid,
        long timeouts,
        long p50Ms,
        long p99Ms,
        long selected,
        int winRatePpm,
        int biasPpm,
        int sdPpm,
        long outcomes,
        long faults,
        int weightPpm,
        @Nullable Long restrictedUntil) {}
