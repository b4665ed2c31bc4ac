package io.walras.settlement.rpc.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import io.walras.protocol.wire.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes requests and reads replies. The id of a call is its position in its batch. */
public final class RpcJson {
    /** Characters that are kept of an error's message. */
    public static final int MAX_MESSAGE_LENGTH = 300;

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]+");

    /** A trace nests two levels for each call, of which the EVM allows 1024 within each other. */
    private static final int MAX_DEPTH = 2_100;

    private final ObjectMapper mapper;

    /** @param maxBytes length of the longest reply that is read */
    public RpcJson(int maxBytes) {
        this.mapper = Json.strict(new JsonLimits(maxBytes, maxBytes, JsonLimits.UID_NAME_LENGTH, MAX_DEPTH));
    }

    /** The body of a request: one object for one call, since not every node knows batches, else an array. */
    public byte[] request(List<RpcCall> calls) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (RpcCall call : calls) {
            requests.add(Map.of(
                    "jsonrpc", "2.0", "id", requests.size(), "method", call.method(), "params", call.parameters()));
        }
        try {
            return mapper.writeValueAsBytes(requests.size() == 1 ? requests.get(0) : requests);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not writable as JSON: " + calls, unwritable);
        }
    }

    /**
     * Reads the replies to {@code calls} requests, in the order of the requests.
     *
     * @throws MalformedJsonException if the body is anything but one reply to each; a single error in place of a batch,
     *     which is how nodes refuse a whole batch, is that too
     */
    public List<RpcReply> replies(byte[] body, int calls) {
        JsonCursor root = Json.parse(mapper, body);
        if (calls == 1 && !root.node().isArray()) {
            return List.of(reply(root));
        }
        if (root.node().isObject()) {
            throw root.malformed("no batch: " + reply(root));
        }
        SortedMap<Long, RpcReply> byId = new TreeMap<>();
        for (JsonCursor element : root.elements()) {
            long id = element.field("id").integer(0, calls - 1L);
            if (byId.put(id, reply(element)) != null) {
                throw element.malformed("a second reply to request " + id);
            }
        }
        if (byId.size() != calls) {
            throw root.malformed(byId.size() + " replies to " + calls + " requests");
        }
        return List.copyOf(byId.values());
    }

    private static RpcReply reply(JsonCursor reply) {
        return reply.optional("error")
                .map(RpcJson::failed)
                .orElseGet(() -> reply.optional("result")
                        .<RpcReply>map(RpcReply.Value::new)
                        .orElseGet(RpcReply.Nothing::new));
    }

    private static RpcReply failed(JsonCursor error) {
        long code = error.field("code").integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        String message = error.optional("message").map(JsonCursor::text).orElse("no message");
        Bytes data = error.optional("data")
                .filter(present -> present.node().isTextual())
                .flatMap(text -> Bytes.parse(text.text()))
                .orElse(Bytes.EMPTY);
        return new RpcReply.Failed(code, printable(message), data);
    }

    private static String printable(String message) {
        String line = UNPRINTABLE.matcher(message).replaceAll(" ");
        return line.length() <= MAX_MESSAGE_LENGTH ? line : line.substring(0, MAX_MESSAGE_LENGTH) + "...";
    }
}
