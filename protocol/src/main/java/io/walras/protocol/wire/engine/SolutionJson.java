package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One solution of a response.
 *
 * @param id the engine's number for it, unique in the response, less than 2^64
 * @param prices relative prices, one per traded token: a fill of a pair trades at prices[sellToken] : prices[buyToken]
 * @param preInteractions run before any token moves
 * @param interactions run between pulling the users' tokens and paying them
 * @param postInteractions run after the users are paid
 * @param gas the engine's estimate of the gas units it takes
 * @param flashloans loans to take, by the order they serve
 * @param wrappers contracts to call the settlement through
 */
public record SolutionJson(
        @JsonSerialize(using = Unsigned64.Writer.class) @JsonDeserialize(using = Unsigned64.Reader.class)
        Uint256 id,

        @JsonDeserialize(as = OnceNamed.class) SortedMap<Address, Uint256> prices,
        List<TradeJson> trades,
        List<CallJson> preInteractions,
        List<InteractionJson> interactions,
        List<CallJson> postInteractions,

        @JsonSerialize(using = Unsigned64.Writer.class) @JsonDeserialize(using = Unsigned64.Reader.class) @Nullable
        Uint256 gas,

        @Nullable Uint256 maxFeePerGas,
        @Nullable Uint256 maxPriorityFeePerGas,

        @JsonDeserialize(as = OnceNamed.class) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<OrderUid, FlashloanJson> flashloans,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WrapperJson> wrappers) {
    public SolutionJson {
        Objects.requireNonNull(id, "id");
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(prices, "prices")));
        trades = List.copyOf(Objects.requireNonNull(trades, "trades"));
        preInteractions = Absent.list(preInteractions);
        interactions = List.copyOf(Objects.requireNonNull(interactions, "interactions"));
        postInteractions = Absent.list(postInteractions);
        flashloans = Collections.unmodifiableSortedMap(Absent.or(flashloans, new TreeMap<>()));
        wrappers = Absent.list(wrappers);
        if ((maxFeePerGas == null) != (maxPriorityFeePerGas == null)) {
            throw new IllegalArgumentException("maxFeePerGas and maxPriorityFeePerGas come together or not at all");
        }
    }

    /** A solution that calls nothing before or after the settlement and takes no loans. */
    public static SolutionJson of(
            Uint256 id,
            SortedMap<Address, Uint256> prices,
            List<TradeJson> trades,
            List<InteractionJson> interactions,
            Uint256 gas) {
        return new SolutionJson(
                id,
                prices,
                trades,
                List.of(),
                interactions,
                List.of(),
                gas,
                null,
                null,
                Collections.emptySortedMap(),
                List.of());
    }
}
