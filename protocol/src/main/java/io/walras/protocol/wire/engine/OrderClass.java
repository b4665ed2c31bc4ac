package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who takes the network fee of an order. */
public enum OrderClass {
    /** The order carries a signed fee; the solver takes none. */
    @JsonProperty("market")
    MARKET,
    /** The solver takes its network fee out of the price. Every order of ours is of this class. */
    @JsonProperty("limit")
    LIMIT
}
