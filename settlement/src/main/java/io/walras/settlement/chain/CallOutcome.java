package io.walras.settlement.chain;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a call in the EVM. That the node could not tell is {@link ChainUnavailable}, unless it is asked about
 * contracts of strangers among others.
 */
public sealed interface CallOutcome {
    /** The call succeeded; the data is what its contract says, which may be nonsense. */
    record Returned(Bytes data) implements CallOutcome {}

    /** The call failed, and would fail for anyone who asked at that block. */
    record Reverted(RevertReason reason) implements CallOutcome {}

    /** The node could not tell, in its words, though it answered what it was asked along with it. */
    record Unanswered(String words) implements CallOutcome {}

    /** The code of an error that every node of geth's family gives for a revert. */
    int REVERTED = 3;

    /** How nodes call the ways in which the EVM stops a call. */
    List<String> HALTS = List.of(
            "revert",
            "out of gas",
            "outofgas",
            "gas too low",
            "gas required exceeds",
            "opcode",
            "invalid jump",
            "invalidjump",
            "stack underflow",
            "stackunderflow",
            "stack limit",
            "stack overflow",
            "stackoverflow",
            "evm error",
            "vm execution error");

    /** The outcome in the reply to {@code eth_call}. */
    static CallOutcome of(RpcReply reply) {
        return reverted(reply)
                .<CallOutcome>map(Reverted::new)
                .orElseGet(() -> new Returned(JsonRpc.result(reply, JsonCursor::bytes)));
    }

    /**
     * The outcome in the reply to {@code eth_call}, one of many about contracts of strangers, none of which may keep the
     * answers about the others back: not even by what a node has no words for.
     */
    static CallOutcome orUnanswered(RpcReply reply) {
        try {
            return of(reply);
        } catch (ChainUnavailable unanswered) {
            return new Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    /**
     * Why the call failed, if it did, from the reply to any method that runs one. Nodes do not agree on how they tell a
     * failed call from their own trouble; an error counts as the call's own only if it carries revert data or says so,
     * and as the node's otherwise.
     */
    static Optional<RevertReason> reverted(RpcReply reply) {
        if (reply instanceof RpcReply.TooLong) {
            return Optional.of(RevertReason.halted("the answer is too long"));
        }
        if (!(reply instanceof RpcReply.Failed failed) || !isOfTheCall(failed)) {
            return Optional.empty();
        }
        return Optional.of(
                failed.data().isEmpty() ? RevertReason.halted(failed.message()) : RevertReason.of(failed.data()));
    }

    private static boolean isOfTheCall(RpcReply.Failed failed) {
        String message = failed.message().toLowerCase(Locale.ROOT);
        return failed.code() == REVERTED
                || !failed.data().isEmpty()
                || HALTS.stream().anyMatch(message::contains);
    }

    /** What {@code read} makes of the returned data; none if the call failed or the data is not what it should be. */
    default <T> Answer<T> answer(Function<AbiReader, T> read) {
        return switch (this) {
            case Reverted reverted -> new Answer.None<>("reverts: " + reverted.reason());
            case Unanswered unanswered -> new Answer.None<>("is not told about: " + unanswered.words());
            case Returned returned -> {
                try {
                    yield new Answer.Some<>(read.apply(AbiReader.of(returned.data())));
                } catch (AbiReader.Malformed malformed) {
                    yield new Answer.None<>("answers nonsense: " + malformed.getMessage());
                }
            }
        };
    }

    /** A contract's answer. */
    sealed interface Answer<T> {
        /** A sensible one. */
        record Some<T>(T value) implements Answer<T> {}

        /** None, and why. */
        record None<T>(String reason) implements Answer<T> {}
    }
}
