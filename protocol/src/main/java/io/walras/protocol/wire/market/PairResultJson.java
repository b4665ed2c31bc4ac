package io.walras.protocol.wire.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.market.PairResult;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * What a winning bundle does to the orders of a market.
 *
 * @param solutionId the solver's own number of the bundle
 * @param bidPrice at which orders buy the base, before fees; left out if the bundle has none
 * @param askPrice at which orders sell the base, before fees; left out if the bundle has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PairResultJson(
        long auctionId,
        Address solver,
        Uint256 solutionId,
        @Nullable PriceJson bidPrice,
        @Nullable PriceJson askPrice,
        String volumeBase,
        String volumeQuote,
        int fills) {
    public static PairResultJson of(PairResult result) {
        return new PairResultJson(
                result.auctionId(),
                result.solver(),
                result.bundleId(),
                PriceJson.ofNullable(result.bidPrice()),
                PriceJson.ofNullable(result.askPrice()),
                result.volumeBase().toString(),
                result.volumeQuote().toString(),
                result.fills());
    }
}
