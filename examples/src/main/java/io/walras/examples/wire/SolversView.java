package io.walras.examples.wire;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import java.util.List;

/** The solvers as they are published. */
public final class SolversView {
    private SolversView() {}

    /** Those that have a session now. */
    public static List<Address> connected(String body) {
        return Json.parse(ExampleJson.MAPPER, body).elements().stream()
                .filter(solver -> solver.field("connected").bool())
                .map(solver -> solver.field("address"))
                .map(JsonCursor::address)
                .toList();
    }
}
