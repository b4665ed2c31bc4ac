package io.walras.examples.wire;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import java.util.List;

/** Solvers or makers as they are published. */
public final class SessionsView {
    private SessionsView() {}

    /** Those that have a session now. */
    public static List<Address> connected(String body) {
        return Json.parse(ExampleJson.MAPPER, body).elements().stream()
                .filter(one -> one.field("connected").bool())
                .map(one -> one.field("address"))
                .map(JsonCursor::address)
                .toList();
    }
}
