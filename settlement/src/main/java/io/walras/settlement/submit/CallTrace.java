package io.walras.settlement.submit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * A call as a node traced it, with the calls that it made itself. Unlike revert data, which whoever is called can make up
 * and which is passed on unseen, a trace shows where a failure began.
 *
 * @param to empty where a contract is created
 * @param failed whether it reverted or was stopped
 * @param output what it returned or reverted with
 */
record CallTrace(Optional<Address> to, Bytes input, boolean failed, Bytes output, List<CallTrace> calls) {
    private static final int DEPTH_READ = 1;

    CallTrace {
        calls = List.copyOf(calls);
    }

    /**
     * Reads a trace of the node's {@code callTracer}, with the calls of the outermost one and none of theirs.
     *
     * @throws io.walras.protocol.wire.MalformedJsonException if it is none
     */
    static CallTrace read(JsonCursor frame) {
        return read(frame, DEPTH_READ);
    }

    private static CallTrace read(JsonCursor frame, int depth) {
        return new CallTrace(
                frame.optional("to").map(JsonCursor::address),
                frame.optional("input").map(JsonCursor::bytes).orElse(Bytes.EMPTY),
                frame.optional("error").isPresent(),
                frame.optional("output").map(JsonCursor::bytes).orElse(Bytes.EMPTY),
                depth == 0
                        ? List.of()
                        : frame.optional("calls")
                                .map(calls -> calls.list(call -> read(call, depth - 1)))
                                .orElse(List.of()));
    }

    /** Whether it failed with the very failure of its last call, and that was a call of this contract. */
    boolean failedBecauseOf(Address contract) {
        if (!failed || calls.isEmpty()) {
            return false;
        }
        CallTrace last = calls.getLast();
        return last.failed()
                && last.to().filter(contract::equals).isPresent()
                && last.output().equals(output);
    }
}
