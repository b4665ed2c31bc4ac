package io.walras.protocol.wire.order;

import io.walras.protocol.bundle.HooksCall;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs before the first fill of an order and after each: of each phase one call of the trampoline, or none. */
public record InteractionsJson(List<CallJson> pre, List<CallJson> post) {
    public InteractionsJson {
        pre = List.copyOf(pre);
        post = List.copyOf(post);
    }

    /**
     * One call.
     *
     * @param value wei
     */
    public record CallJson(Address target, Uint256 value, Bytes callData) {}

    static InteractionsJson of(Hooks hooks, @Nullable Address hooksTrampoline) {
        return new InteractionsJson(calls(hooks.pre(), hooksTrampoline), calls(hooks.post(), hooksTrampoline));
    }

    private static List<CallJson> calls(List<Hooks.Hook> hooks, @Nullable Address hooksTrampoline) {
        if (hooks.isEmpty() || hooksTrampoline == null) {
            return List.of();
        }
        Interaction.Call call = HooksCall.of(hooksTrampoline, hooks);
        return List.of(new CallJson(call.target(), call.value(), call.callData()));
    }
}
