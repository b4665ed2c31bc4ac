package io.walras.protocol.wire.session;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.LiquidityJson;
import io.walras.protocol.wire.engine.OrderJson;
import io.walras.protocol.wire.engine.TokenJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How an auction differs from the one before. What is named replaces what had the same address, uid or id; what is gone
 * is named too; the rest stays. Orders are ascending by uid, liquidity ascending by its numeric id.
 */
public record AuctionDelta(
        long id,
        SortedMap<Address, TokenJson> tokens,
        List<Address> tokensGone,
        List<OrderJson> orders,
        List<OrderUid> ordersGone,
        List<LiquidityJson> liquidity,
        List<String> liquidityGone,
        Uint256 effectiveGasPrice,
        Instant deadline) {
    public AuctionDelta {
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(tokens, "tokens")));
        tokensGone = List.copyOf(Objects.requireNonNull(tokensGone, "tokensGone"));
        orders = List.copyOf(Objects.requireNonNull(orders, "orders"));
        ordersGone = List.copyOf(Objects.requireNonNull(ordersGone, "ordersGone"));
        liquidity = List.copyOf(Objects.requireNonNull(liquidity, "liquidity"));
        liquidityGone = List.copyOf(Objects.requireNonNull(liquidityGone, "liquidityGone"));
        Objects.requireNonNull(effectiveGasPrice, "effectiveGasPrice");
        Objects.requireNonNull(deadline, "deadline");
    }

    /** What turns {@code before} into {@code after}. */
    public static AuctionDelta between(AuctionJson before, AuctionJson after) {
        SortedMap<OrderUid, OrderJson> ordersBefore = orders(before);
        SortedMap<Integer, LiquidityJson> liquidityBefore = liquidity(before);
        SortedMap<Address, TokenJson> tokens = new TreeMap<>(changed(before.tokens(), after.tokens()));
        return new AuctionDelta(
                Objects.requireNonNull(after.id(), "id"),
                tokens,
                gone(before.tokens(), after.tokens()),
                List.copyOf(changed(ordersBefore, orders(after)).values()),
                gone(ordersBefore, orders(after)),
                List.copyOf(changed(liquidityBefore, liquidity(after)).values()),
                gone(liquidityBefore, liquidity(after)).stream()
                        .map(String::valueOf)
                        .toList(),
                after.effectiveGasPrice(),
                after.deadline());
    }

    /**
     * The auction after {@code before}.
     *
     * @throws IllegalArgumentException if something is said to be gone that was not there
     */
    public AuctionJson applyTo(AuctionJson before) {
        return new AuctionJson(
                id,
                merged(before.tokens(), tokens, tokensGone),
                List.copyOf(merged(orders(before), byKey(orders, OrderJson::uid), ordersGone)
                        .values()),
                List.copyOf(merged(
                                liquidity(before),
                                byKey(liquidity, AuctionDelta::number),
                                liquidityGone.stream().map(Integer::valueOf).toList())
                        .values()),
                effectiveGasPrice,
                deadline,
                before.surplusCapturingJitOrderOwners());
    }

    private static SortedMap<OrderUid, OrderJson> orders(AuctionJson auction) {
        return byKey(auction.orders(), OrderJson::uid);
    }

    private static SortedMap<Integer, LiquidityJson> liquidity(AuctionJson auction) {
        return byKey(auction.liquidity(), AuctionDelta::number);
    }

    private static int number(LiquidityJson liquidity) {
        return Integer.parseInt(liquidity.id());
    }

    private static <K, V> SortedMap<K, V> byKey(List<V> values, Function<V, K> key) {
        return values.stream()
                .collect(Collectors.toMap(
                        key,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalArgumentException("something is named twice");
                        },
                        TreeMap::new));
    }

    private static <K, V> SortedMap<K, V> changed(SortedMap<K, V> before, SortedMap<K, V> after) {
        SortedMap<K, V> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return changed;
    }

    private static <K, V> List<K> gone(Map<K, V> before, Map<K, V> after) {
        List<K> gone = new ArrayList<>(before.keySet());
        gone.removeAll(after.keySet());
        return gone;
    }

    private static <K, V> SortedMap<K, V> merged(SortedMap<K, V> before, SortedMap<K, V> changed, List<K> gone) {
        SortedMap<K, V> merged = new TreeMap<>(before);
        for (K key : gone) {
            if (merged.remove(key) == null) {
                throw new IllegalArgumentException("something is gone that was not there");
            }
        }
        merged.putAll(changed);
        return merged;
    }
}
