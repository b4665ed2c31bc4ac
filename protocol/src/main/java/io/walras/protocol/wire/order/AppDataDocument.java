package io.walras.protocol.wire.order;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.chain.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the protocol reads of an app-data document. Everything else in it is for others.
 *
 * @param signer who must own the order, if the document says so
 * @param book how the order is to rest in a book, if it is
 * @param unsupported names of the fields that ask for something this auctioneer does not do, and so must not ignore
 */
public record AppDataDocument(
        @Nullable Address signer, @Nullable BookAttributes book, List<String> unsupported) {
    /** The most bytes a document may have. */
    public static final int MAX_BYTES = 8192;

    /** The document that says nothing. */
    public static final String EMPTY = "{}";

    /** The fields that would change what is settled, or when. */
    private static final List<String> MEANINGFUL =
            List.of("hooks", "partnerFee", "replacedOrder", "flashloan", "wrappers", "validFrom", "enableFastPath");

    /** Where the fields are; older documents have them under the second name. */
    private static final List<String> PARENTS = List.of("metadata", "backend");

    public AppDataDocument {
        unsupported = List.copyOf(unsupported);
    }

    /** Decodes a document of at most {@link #MAX_BYTES} bytes of UTF-8. */
    public static Decoded<AppDataDocument> decode(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return invalid("appData is longer than " + MAX_BYTES + " bytes");
        }
        try {
            return read(BoundedReader.readObject(text, RequestLimits.DEFAULT));
        } catch (FaultException fault) {
            return invalid("appData is not a JSON object that can be read: " + fault.fault());
        }
    }

    private static Decoded<AppDataDocument> read(JsonValue.Members document) {
        List<String> unsupported = new ArrayList<>();
        Address signer = null;
        BookAttributes book = null;
        for (String parent : PARENTS) {
            Optional<JsonValue> found = new Fields(document).find(parent);
            if (found.isEmpty()) {
                continue;
            }
            if (!(found.get() instanceof JsonValue.Members metadata)) {
                return invalid(parent + " in appData is not an object");
            }
            MEANINGFUL.stream().filter(name -> asks(metadata, name)).forEach(unsupported::add);
            Optional<JsonValue> named = new Fields(metadata).find("signer");
            Optional<Address> parsed = named.flatMap(AppDataDocument::address);
            if (named.isPresent() && parsed.isEmpty()) {
                return invalid("the signer in appData is not an address");
            }
            signer = parsed.orElse(signer);
            Optional<JsonValue> resting = book(metadata);
            if (resting.isPresent()) {
                try {
                    book = BookDocument.read(resting.get());
                } catch (FaultException fault) {
                    return invalid("walras.book in appData: " + fault.getMessage());
                }
            }
        }
        return new Decoded.Ok<>(new AppDataDocument(signer, book, unsupported));
    }

    private static Optional<JsonValue> book(JsonValue.Members metadata) {
        return new Fields(metadata)
                .find("walras")
                .flatMap(walras -> walras instanceof JsonValue.Members members
                        ? new Fields(members).find("book")
                        : Optional.empty());
    }

    private static Optional<Address> address(JsonValue value) {
        return value instanceof JsonValue.Text text ? Address.parse(text.text()) : Optional.empty();
    }

    /** Whether the field is there and says more than its absence would. */
    private static boolean asks(JsonValue.Members metadata, String name) {
        return new Fields(metadata).find(name).filter(value -> !isVoid(value)).isPresent();
    }

    private static boolean isVoid(JsonValue value) {
        return switch (value) {
            case JsonValue.Members(Map<String, JsonValue> members) ->
                members.values().stream().allMatch(AppDataDocument::isVoid);
            case JsonValue.Elements(List<JsonValue> elements) -> elements.isEmpty();
            case JsonValue.Truth(boolean holds) -> !holds;
            case JsonValue.Nothing nothing -> true;
            case JsonValue.Text text -> false;
            case JsonValue.Digits number -> false;
        };
    }

    private static Decoded<AppDataDocument> invalid(String description) {
        return new Decoded.Malformed<>(RequestFault.InvalidAppData, description, List.of("appData"));
    }
}
