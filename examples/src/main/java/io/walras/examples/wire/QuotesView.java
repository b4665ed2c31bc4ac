package io.walras.examples.wire;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makers' quotes of a decided auction.
 *
 * @param offered those that solvers could take
 * @param taken the hashes of those that the awards take; the others were released
 */
public record QuotesView(List<Offered> offered, Set<Bytes32> taken) {
    /** Of an auction without quotes. */
    public static final QuotesView NONE = new QuotesView(List.of(), Set.of());

    public QuotesView {
        offered = List.copyOf(offered);
        taken = Set.copyOf(taken);
    }

    /** A quote: up to so much of one token for up to so much of another. */
    public record Offered(
            Bytes32 hash,
            Address maker,
            Address makerToken,
            Uint256 makerAmount,
            Address takerToken,
            Uint256 takerAmount) {}

    /** The quotes that the record of an auction tells of. */
    public static QuotesView ofRecord(String body) {
        JsonCursor record = Json.parse(ExampleJson.MAPPER, body);
        List<Offered> offered = record.field("cut")
                .optional("quotes")
                .map(quotes -> quotes.list(QuotesView::offered))
                .orElse(List.of());
        Set<Bytes32> taken = record.field("awards").elements().stream()
                .flatMap(award -> award.optional("takes").stream())
                .flatMap(takes -> takes.elements().stream())
                .map(take -> take.field("hash").bytes32())
                .collect(Collectors.toSet());
        return new QuotesView(offered, taken);
    }

    private static Offered offered(JsonCursor firm) {
        JsonCursor quote = firm.field("quote");
        return new Offered(
                firm.field("hash").bytes32(),
                quote.field("maker").address(),
                quote.field("makerToken").address(),
                quote.field("makerAmount").amount(),
                quote.field("takerToken").address(),
                quote.field("takerAmount").amount());
    }
}
