package io.walras.settlement.chain;

import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.rpc.Quantity;
import java.util.List;

/** Events as nodes spell them. */
public final class Logs {
    private Logs() {}

    /** Reads the events of a receipt or of a simulated call. */
    public static List<EventLog> read(JsonCursor logs) {
        return logs.list(Logs::log);
    }

    static EventLog log(JsonCursor log) {
        return new EventLog(
                log.optional("logIndex").map(Quantity::longOf).orElse(0L),
                log.field("address").address(),
                log.field("topics").list(JsonCursor::bytes32),
                log.field("data").bytes());
    }
}
