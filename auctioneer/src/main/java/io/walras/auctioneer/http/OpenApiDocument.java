package io.walras.auctioneer.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What the server serves, as an OpenAPI 3.1 document. It is kept in parts, one for each area, which are put together here. */
public final class OpenApiDocument {
    private static final List<String> PATHS =
            List.of("orders", "quotes", "history", "auctions", "solvers", "makers", "markets", "node");
    private static final List<String> SCHEMAS =
            List.of("values", "orders", "quotes", "auctions", "participants", "markets", "node");

    private OpenApiDocument() {}

    /** The whole document as YAML. */
    public static String text() {
        return part("head")
                + "paths:\n"
                + parts("paths/", PATHS)
                + "components:\n"
                + part("components")
                + "  schemas:\n"
                + parts("schemas/", SCHEMAS);
    }

    private static String parts(String folder, List<String> names) {
        return names.stream().map(name -> part(folder + name)).collect(Collectors.joining());
    }

    private static String part(String name) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the OpenAPI document lacks its part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
