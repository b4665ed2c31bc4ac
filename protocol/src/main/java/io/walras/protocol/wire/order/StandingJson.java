package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * How a solver has done.
 *
 * @param rewards wei in decimal over all finished auctions, with a sign if it owes
 * @param lapsed awards that were never settled, through whose fault ever
 * @param faults that it has ever committed
 * @param breaker what keeps it out, or would
 * @param bond null if the chain does not tell just now
 * @param quotes how its quotes compare to what became of them
 */
public record StandingJson(
        Address address,
        String rewards,
        long auctionsWon,
        long settled,
        long lapsed,
        long faults,
        Breaker breaker,
        @Nullable Bond bond,
        Quotes quotes) {
    /**
     * How its quotes compare to what became of the orders that were linked to them.
     *
     * @param orders that were accepted with a quote of the solver
     * @param fills of them that are final, whoever settled them
     * @param asGood of those whose price was as good as the quote, its network fee included, or better
     * @param meanPpm by how much the price was better on average, in millionths of the quoted one; negative if worse
     */
    public record Quotes(long orders, long fills, long asGood, long meanPpm) {}

    /**
     * What the registry holds of it, in wei.
     *
     * @param block on whose state this is
     * @param active whether it may settle
     * @param amount all that is bonded, what follows included
     * @param unbonding what it has asked back
     * @param availableAt the unix second from which on it gets that; absent if it has asked for nothing
     * @param locked what is under proposals to slash
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bond(
            long block,
            boolean active,
            Uint256 amount,
            Uint256 unbonding,
            @Nullable Long availableAt,
            Uint256 locked) {}

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
