package io.walras.protocol.wire.order;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the protocol reads of an app-data document. Everything else in it is for others.
 *
 * @param signer who must own the order, if the document says so
 * @param book how the order is to rest in a book, if it is
 * @param clientId its owner's own name for the order, if it has one: 1 to 64 printable ASCII characters, no blanks
 * @param replaces the order whose place it is to take, if any
 * @param terms what the order asks for besides its signed fields; the document names neither quote nor placement
 * @param unsupported names of the fields that ask for something this auctioneer does not do, and so must not ignore
 */
public record AppDataDocument(
        @Nullable Address signer,
        @Nullable BookAttributes book,
        @Nullable String clientId,
        @Nullable OrderUid replaces,
        OrderTerms terms,
        List<String> unsupported) {
    /** The most bytes a document may have. */
    public static final int MAX_BYTES = 8192;

    /** The document that says nothing. */
    public static final String EMPTY = "{}";

    /** The fields that would change what is settled, or when, in a way that is not offered. */
    private static final List<String> UNSUPPORTED = List.of("flashloan", "wrappers", "enableFastPath");

    /** Where the fields are; older documents have them under the second name. */
    private static final List<String> PARENTS = List.of("metadata", "backend");

    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,64}");

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

    /** Whether orders can be named so. */
    public static boolean isClientId(String text) {
        return CLIENT_ID.matcher(text).matches();
    }

    private static Decoded<AppDataDocument> read(JsonValue.Members document) {
        AppDataDocument read = new AppDataDocument(null, null, null, null, OrderTerms.NONE, List.of());
        for (String parent : PARENTS) {
            Optional<JsonValue> found = new Fields(document).find(parent);
            if (found.isEmpty()) {
                continue;
            }
            if (!(found.get() instanceof JsonValue.Members metadata)) {
                return invalid(parent + " in appData is not an object");
            }
            try {
                read = read.with(metadata);
            } catch (FaultException fault) {
                return invalid("in appData: " + fault.getMessage());
            }
        }
        return new Decoded.Ok<>(read);
    }

    /** With what this part of the document says besides. Throws {@link FaultException} for what it cannot read. */
    private AppDataDocument with(JsonValue.Members metadata) {
        Fields fields = new Fields(metadata);
        Fields own = new Fields(
                fields.find("walras").orElse(null) instanceof JsonValue.Members walras
                        ? walras
                        : new JsonValue.Members(Map.of()));
        Optional<JsonValue> resting = own.find("book");
        List<String> asked = new ArrayList<>(unsupported);
        UNSUPPORTED.stream().filter(name -> asks(metadata, name)).forEach(asked::add);
        return new AppDataDocument(
                fields.find("signer").isEmpty() ? signer : fields.address("signer"),
                resting.isEmpty() ? book : BookDocument.read(resting.get()),
                own.find("clientId").isEmpty() ? clientId : clientId(own),
                asks(metadata, "replacedOrder") ? replaced(fields) : replaces,
                terms(metadata),
                asked);
    }

    private OrderTerms terms(JsonValue.Members metadata) {
        Fields fields = new Fields(metadata);
        return new OrderTerms(
                fields.find("validFrom").isEmpty() ? terms.validFrom() : validFrom(fields),
                fields.find("hooks").map(HooksDocument::read).orElse(terms.hooks()),
                fields.find("partnerFee").map(PartnerFeeDocument::read).orElse(terms.partnerFees()),
                null,
                null);
    }

    private static long validFrom(Fields fields) {
        BigInteger second = fields.integer("validFrom");
        if (second.signum() < 0 || second.bitLength() > Long.SIZE - 1) {
            throw fields.fault(RequestFault.InvalidAppData, "validFrom", "is not a unix second");
        }
        return second.longValueExact();
    }

    private static String clientId(Fields own) {
        String clientId = own.text("clientId");
        if (!isClientId(clientId)) {
            throw own.fault(
                    RequestFault.InvalidAppData,
                    "clientId",
                    "is not 1 to 64 printable ASCII characters without blanks");
        }
        return clientId;
    }

    private static OrderUid replaced(Fields fields) {
        Optional<OrderUid> uid = fields.find("replacedOrder")
                .map(named -> named instanceof JsonValue.Members members ? new Fields(members) : null)
                .flatMap(named -> named.find("uid").isEmpty() ? Optional.empty() : OrderUid.parse(named.text("uid")));
        return uid.orElseThrow(
                () -> fields.fault(RequestFault.InvalidAppData, "replacedOrder", "does not name an order by its uid"));
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
