package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who takes the network fee of an order. */
public enum OrderClass {
    /** The solver takes no network fee; of this class are the orders of requests for quotes. */
    @JsonProperty("market")
    MARKET,
    /** The solver takes its network fee out of the price. Every order of an auction of ours is of this class. */
    @JsonProperty("limit")
    LIMIT
}
