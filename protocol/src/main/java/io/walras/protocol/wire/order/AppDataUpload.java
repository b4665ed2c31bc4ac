package io.walras.protocol.wire.order;

import java.util.List;

/**
 * The body of {@code PUT /api/v1/app_data}, and what {@code GET} tells: an app-data document as its author wrote it.
 *
 * @param fullAppData the document; its hash is that of its UTF-8 bytes
 */
public record AppDataUpload(String fullAppData) {
    /** Decodes a request body. Whether the text is an app-data document is for {@link AppDataDocument} to say. */
    public static Decoded<AppDataUpload> decode(byte[] body, RequestLimits limits) {
        try {
            Fields fields = new Fields(BoundedReader.readObject(body, limits));
            List<String> missing = fields.missing("fullAppData");
            if (!missing.isEmpty()) {
                throw new FaultException(RequestFault.MissingField, "missing: fullAppData", missing);
            }
            return new Decoded.Ok<>(new AppDataUpload(fields.anyText("fullAppData")));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }
}
