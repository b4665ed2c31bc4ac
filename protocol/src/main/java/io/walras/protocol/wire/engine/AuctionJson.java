package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /solve}: what one auction is about.
 *
 * @param id number of the auction; null asks for a quote that will not be settled
 * @param tokens what is known of each token
 * @param liquidity pools and foreign limit orders as they stood at the cut
 * @param effectiveGasPrice wei per gas unit that a settlement is expected to cost
 * @param deadline when the response must have arrived
 * @param surplusCapturingJitOrderOwners owners whose just-in-time orders count for the score
 */
public record AuctionJson(
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @JsonSerialize(using = AuctionId.Writer.class)
        @JsonDeserialize(using = AuctionId.Reader.class)
        @Nullable
        Long id,

        SortedMap<Address, TokenJson> tokens,
        List<OrderJson> orders,
        List<LiquidityJson> liquidity,
        Uint256 effectiveGasPrice,
        Instant deadline,
        List<Address> surplusCapturingJitOrderOwners) {
    public AuctionJson {
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(tokens, "tokens")));
        orders = List.copyOf(Objects.requireNonNull(orders, "orders"));
        liquidity = Absent.list(liquidity);
        Objects.requireNonNull(effectiveGasPrice, "effectiveGasPrice");
        Objects.requireNonNull(deadline, "deadline");
        surplusCapturingJitOrderOwners = Absent.list(surplusCapturingJitOrderOwners);
    }
}
