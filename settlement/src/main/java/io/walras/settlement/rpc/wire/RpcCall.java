package io.walras.settlement.rpc.wire;

import java.util.List;

/**
 * One question to a node.
 *
 * @param parameters strings, booleans, maps and lists of such, in the spelling of the wire
 */
public record RpcCall(String method, List<?> parameters) {
    public RpcCall {
        parameters = List.copyOf(parameters);
    }

    /** A call with these parameters. */
    public static RpcCall of(String method, Object... parameters) {
        return new RpcCall(method, List.of(parameters));
    }
}
