package io.walras.protocol.wire.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.FaultEvidence;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The faults that a published competition tells. */
public record PublishedFaults(long auctionId, List<FaultEvidence> faults) {
    /** Bytes of the longest competition that is read. */
    public static final int MAX_BYTES = 64 << 20;

    private static final ObjectMapper MAPPER =
            Json.strict(new JsonLimits(MAX_BYTES, 8_192, JsonLimits.UID_NAME_LENGTH));

    public PublishedFaults {
        faults = List.copyOf(faults);
    }

    /**
     * Reads them from the text of a competition.
     *
     * @throws io.walras.protocol.wire.MalformedJsonException naming the first place that is not as it should be
     */
    public static PublishedFaults read(String competition) {
        JsonCursor root = Json.parse(MAPPER, competition.getBytes(StandardCharsets.UTF_8));
        return new PublishedFaults(
                root.field("auctionId").integer(0, Long.MAX_VALUE),
                root.field("dutyFaults").list(PublishedFaults::fault));
    }

    private static FaultEvidence fault(JsonCursor fault) {
        return new FaultEvidence(
                fault.field("solver").address(),
                fault.field("fault").scalar(PublishedFaults::kind, "not a fault this version knows"),
                fault.field("evidence").text(),
                fault.field("at").integer(0, Long.MAX_VALUE));
    }

    private static Optional<SolverFault> kind(String name) {
        return Arrays.stream(SolverFault.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    /** The faults of one solver, in the order in which they are published. */
    public List<FaultEvidence> of(Address solver) {
        return faults.stream().filter(fault -> fault.solver().equals(solver)).toList();
    }
}
