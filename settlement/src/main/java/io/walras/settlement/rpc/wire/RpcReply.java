package io.walras.settlement.rpc.wire;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.JsonCursor;

/** What a node answered to one {@link RpcCall}. */
public sealed interface RpcReply {
    /** A result. */
    record Value(JsonCursor result) implements RpcReply {}

    /** The result null: what was asked for does not exist, as far as the node knows. */
    record Nothing() implements RpcReply {}

    /**
     * An error.
     *
     * @param message the node's words, on one line, cut at {@link RpcJson#MAX_MESSAGE_LENGTH} characters
     * @param data revert data, if the node gave any; else empty
     */
    record Failed(long code, String message, Bytes data) implements RpcReply {
        @Override
        public String toString() {
            return message + " (" + code + ")";
        }
    }

    /** There was an answer, but it is longer than is read. Given only for a call that was sent on its own. */
    record TooLong() implements RpcReply {}
}
