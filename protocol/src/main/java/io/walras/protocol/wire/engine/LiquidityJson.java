package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Liquidity of a request, tagged by {@code kind}. Balances and amounts are in atoms, gas in gas units. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiquidityJson.ConstantProduct.class, name = "constantProduct"),
    @JsonSubTypes.Type(value = LiquidityJson.WeightedProduct.class, name = "weightedProduct"),
    @JsonSubTypes.Type(value = LiquidityJson.Stable.class, name = "stable"),
    @JsonSubTypes.Type(value = LiquidityJson.ConcentratedLiquidity.class, name = "concentratedLiquidity"),
    @JsonSubTypes.Type(value = LiquidityJson.LimitOrder.class, name = "limitOrder")
})
public sealed interface LiquidityJson {
    /** What a solution's interaction refers to it by; unique in the request. */
    String id();

    Address address();

    Uint256 gasEstimate();

    /** A Uniswap v2 style pool: x*y = k. */
    record ConstantProduct(
            String id,
            Address address,
            Address router,
            Uint256 gasEstimate,
            SortedMap<Address, Reserve> tokens,
            Fraction fee)
            implements LiquidityJson {
        public ConstantProduct {
            requirePool(id, address, gasEstimate, fee);
            router = Absent.or(router, Address.ZERO);
            tokens = copy(tokens);
        }
    }

    /** A reserve in atoms. */
    record Reserve(Uint256 balance) {
        public Reserve {
            Objects.requireNonNull(balance, "balance");
        }
    }

    /** A Balancer weighted pool. */
    record WeightedProduct(
            String id,
            Address address,
            Bytes32 balancerPoolId,
            Uint256 gasEstimate,
            SortedMap<Address, WeightedReserve> tokens,
            Fraction fee,
            WeightedVersion version)
            implements LiquidityJson {
        public WeightedProduct {
            requirePool(id, address, gasEstimate, fee);
            Objects.requireNonNull(balancerPoolId, "balancerPoolId");
            tokens = copy(tokens);
            version = Absent.or(version, WeightedVersion.V0);
        }
    }

    /** A reserve of a weighted pool; the scaling factor brings atoms to 18 decimals, the weights add up to one. */
    record WeightedReserve(Uint256 balance, Fraction scalingFactor, Fraction weight) {
        public WeightedReserve {
            Objects.requireNonNull(balance, "balance");
            Objects.requireNonNull(scalingFactor, "scalingFactor");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /** Which power function a weighted pool uses. */
    enum WeightedVersion {
        @JsonProperty("v0")
        V0,
        @JsonProperty("v3Plus")
        V3_PLUS
    }

    /** A Balancer stable pool. */
    record Stable(
            String id,
            Address address,
            Bytes32 balancerPoolId,
            Uint256 gasEstimate,
            SortedMap<Address, ScaledReserve> tokens,
            Fraction amplificationParameter,
            Fraction fee)
            implements LiquidityJson {
        public Stable {
            requirePool(id, address, gasEstimate, fee);
            Objects.requireNonNull(balancerPoolId, "balancerPoolId");
            tokens = copy(tokens);
            Objects.requireNonNull(amplificationParameter, "amplificationParameter");
        }
    }

    /** A reserve of a stable pool; the scaling factor brings atoms to 18 decimals. */
    record ScaledReserve(Uint256 balance, Fraction scalingFactor) {
        public ScaledReserve {
            Objects.requireNonNull(balance, "balance");
            Objects.requireNonNull(scalingFactor, "scalingFactor");
        }
    }

    /**
     * A Uniswap v3 style pool.
     *
     * @param tokens the two tokens, ascending
     * @param sqrtPrice square root of the price as a Q64.96 number
     * @param liquidity liquidity in range
     * @param tick the current tick
     * @param liquidityNet change of liquidity when a tick is crossed upwards, by tick
     */
    record ConcentratedLiquidity(
            String id,
            Address address,
            Address router,
            Uint256 gasEstimate,
            List<Address> tokens,
            Uint256 sqrtPrice,
            Uint256 liquidity,
            @JsonProperty(required = true) int tick,
            SortedMap<Integer, BigInteger> liquidityNet,
            Fraction fee)
            implements LiquidityJson {
        public ConcentratedLiquidity {
            requirePool(id, address, gasEstimate, fee);
            router = Absent.or(router, Address.ZERO);
            tokens = List.copyOf(Objects.requireNonNull(tokens, "tokens"));
            if (tokens.size() != 2) {
                throw new IllegalArgumentException("a concentrated pool has two tokens");
            }
            Objects.requireNonNull(sqrtPrice, "sqrtPrice");
            Objects.requireNonNull(liquidity, "liquidity");
            liquidityNet = copy(liquidityNet);
        }
    }

    /** A 0x limit order. */
    record LimitOrder(
            String id,
            Address address,
            Uint256 gasEstimate,
            Bytes32 hash,
            Address makerToken,
            Address takerToken,
            Uint256 makerAmount,
            Uint256 takerAmount,
            Uint256 takerTokenFeeAmount)
            implements LiquidityJson {
        public LimitOrder {
            require(id, address, gasEstimate);
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(makerToken, "makerToken");
            Objects.requireNonNull(takerToken, "takerToken");
            Objects.requireNonNull(makerAmount, "makerAmount");
            Objects.requireNonNull(takerAmount, "takerAmount");
            Objects.requireNonNull(takerTokenFeeAmount, "takerTokenFeeAmount");
        }
    }

    private static void requirePool(String id, Address address, Uint256 gasEstimate, Fraction fee) {
        require(id, address, gasEstimate);
        Objects.requireNonNull(fee, "fee");
    }

    private static void require(String id, Address address, Uint256 gasEstimate) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(gasEstimate, "gasEstimate");
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> copy(SortedMap<K, V> given) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(given, "map")));
    }
}
