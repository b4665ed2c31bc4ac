package io.walras.protocol.wire.engine;

import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import java.util.Objects;

/**
 * A call with its value in wei: a hook of an order, or a solver's interaction before or after the settlement.
 */
public record CallJson(Address target, Uint256 value, Bytes callData) {
    public CallJson {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(callData, "callData");
    }

    static CallJson of(Call call) {
        return new CallJson(call.target(), call.value(), call.callData());
    }

    Call toCall() {
        return new Call(target, value, callData);
    }
}
