package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.num.Uint256;
import java.util.List;

/** Reads {@code metadata.hooks} of an app-data document: {@code {pre?: [{target, callData, gasLimit}], post?: [..]}}. */
final class HooksDocument {
    /** More gas than any block has, and few enough for sums not to overflow. */
    private static final Uint256 MAX_GAS = Uint256.of(0xffffffffL);

    private HooksDocument() {}

    /** Throws {@link FaultException} for anything it cannot read. */
    static Hooks read(JsonValue value) {
        if (!(value instanceof JsonValue.Members members)) {
            throw invalid("hooks is not an object");
        }
        Fields fields = new Fields(members);
        return new Hooks(phase(fields, "pre"), phase(fields, "post"));
    }

    private static List<Hook> phase(Fields fields, String name) {
        return fields.find(name).isEmpty()
                ? List.of()
                : fields.elements(name).stream().map(HooksDocument::hook).toList();
    }

    private static Hook hook(JsonValue value) {
        if (!(value instanceof JsonValue.Members members)) {
            throw invalid("a hook is not an object");
        }
        Fields hook = new Fields(members);
        Uint256 gasLimit = hook.amount("gasLimit");
        if (gasLimit.isGreaterThan(MAX_GAS)) {
            throw invalid("gasLimit is more than 2^32 - 1");
        }
        Bytes callData = Bytes.parse(hook.text("callData"))
                .orElseThrow(() -> invalid("callData of a hook is not 0x-prefixed hex"));
        return new Hook(
                hook.address("target"), callData, gasLimit.toBigInteger().longValueExact());
    }

    private static FaultException invalid(String description) {
        return new FaultException(RequestFault.InvalidAppData, description);
    }
}
