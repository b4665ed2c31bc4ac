package io.walras.sdk.trade;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.engine.EngineJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of an order besides its limits. It is in the app data, and so it is signed.
 *
 * @param book how the order is to rest in the book of its market; null if it is not to
 * @param clientId the owner's own name for the order, 1 to 64 printable ASCII characters without blanks; null for none
 * @param replaces an open order of the owner whose place it takes, in one step; null for none
 */
public record OrderWishes(
        @Nullable BookAttributes book,
        @Nullable String clientId,
        @Nullable OrderUid replaces) {

    /** The app-data document that says so; the order is signed with its hash. */
    public String appData() {
        Map<String, Object> own = new TreeMap<>();
        if (book != null) {
            own.put(
                    "book",
                    new Book(
                            book.postOnly(),
                            book.timeInForce().name(),
                            book.selfTrade().wireName()));
        }
        if (clientId != null) {
            own.put("clientId", clientId);
        }
        Map<String, Object> metadata = new TreeMap<>();
        if (!own.isEmpty()) {
            metadata.put("walras", own);
        }
        if (replaces != null) {
            metadata.put("replacedOrder", Map.of("uid", replaces));
        }
        return new String(EngineJson.write(new Document(metadata)), StandardCharsets.UTF_8);
    }

    private record Document(Map<String, Object> metadata) {}

    private record Book(boolean postOnly, String timeInForce, String selfTrade) {}
}
