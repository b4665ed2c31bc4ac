package io.walras.settlement.deploy.wire;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A contract as its authors published it: the build artefact in an npm package, never a copy of it. */
public final class PublishedContract {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private PublishedContract() {}

    /**
     * The creation code in an artefact of the usual form, {@code {"bytecode": "0x.." or "..", ...}}.
     *
     * @throws io.walras.protocol.wire.MalformedJsonException if there is none
     */
    public static Bytes creationCode(Path artefact) throws IOException {
        JsonCursor code = Json.parse(
                        Json.strict(new JsonLimits(MAX_BYTES, MAX_BYTES, JsonLimits.UID_NAME_LENGTH)),
                        Files.readAllBytes(artefact))
                .field("bytecode");
        return code.scalar(text -> Bytes.parse(text.startsWith("0x") ? text : "0x" + text), "not byte code");
    }
}
