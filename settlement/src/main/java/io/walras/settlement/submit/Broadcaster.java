package io.walras.settlement.submit;

import io.walras.protocol.chain.Bytes;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import io.walras.settlement.submit.Broadcast.Outcome;
import java.util.List;
import java.util.Locale;

/** Sends signed transactions. Sending the same bytes again does no harm and is what to do after a restart. */
public record Broadcaster(JsonRpc rpc) {
    private static final List<String> KNOWN = List.of("already known", "already imported", "known transaction");
    private static final List<String> SPENT =
            List.of("nonce too low", "nonce is too low", "nonce has already been used");
    private static final List<String> CHEAP =
            List.of("underpriced", "less than block base fee", "fee cap less than", "fee too low", "gas price too low");
    private static final String POOR = "insufficient funds";

    /** Sends the transaction and says what the node answered. Never throws for the node's sake. */
    public Broadcast send(Bytes raw) {
        RpcReply reply;
        try {
            reply = rpc.reply(RpcCall.of("eth_sendRawTransaction", raw.toString()));
        } catch (ChainUnavailable unavailable) {
            return new Broadcast(Outcome.UNKNOWN, String.valueOf(unavailable.getMessage()));
        }
        return switch (reply) {
            case RpcReply.Value ignored -> new Broadcast(Outcome.ACCEPTED, "accepted");
            case RpcReply.Failed failed -> new Broadcast(outcome(failed.message()), failed.toString());
            case RpcReply.Nothing ignored -> new Broadcast(Outcome.UNKNOWN, "the node answered null");
            case RpcReply.TooLong ignored -> new Broadcast(Outcome.UNKNOWN, "the node's answer is too long");
        };
    }

    private static Outcome outcome(String words) {
        String message = words.toLowerCase(Locale.ROOT);
        if (KNOWN.stream().anyMatch(message::contains)) {
            return Outcome.ALREADY_KNOWN;
        }
        if (SPENT.stream().anyMatch(message::contains)) {
            return Outcome.NONCE_SPENT;
        }
        if (CHEAP.stream().anyMatch(message::contains)) {
            return Outcome.UNDERPRICED;
        }
        return isForWantOfFunds(words) ? Outcome.INSUFFICIENT_FUNDS : Outcome.REFUSED;
    }

    /** Whether a node's words mean that the sender cannot pay. */
    public static boolean isForWantOfFunds(String words) {
        return words.toLowerCase(Locale.ROOT).contains(POOR);
    }
}
