package io.walras.protocol.wire.engine;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Objects;

/** A flash loan an order hints at or a solution takes; read and written, but not settled here. */
public record FlashloanJson(
        Address liquidityProvider, Address protocolAdapter, Address receiver, Address token, Uint256 amount) {
    public FlashloanJson {
        Objects.requireNonNull(liquidityProvider, "liquidityProvider");
        Objects.requireNonNull(protocolAdapter, "protocolAdapter");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(amount, "amount");
    }
}
