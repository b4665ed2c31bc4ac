package io.walras.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.Take;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.testing.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makers sign here, and what a take gives, is the same on-chain. */
class QuoteVectorsTest {
    /** The public development key that signs all quotes. */
    private static final PrivateKey MAKER =
            PrivateKey.fromHex("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

    static Stream<JsonNode> quotes() {
        return Vectors.rows("quotes.json", "quotes", 13).stream();
    }

    static Stream<JsonNode> takes() {
        return Vectors.rows("quotes.json", "takes", 40).stream();
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void shouldHashAndSignQuotesAsTheContractReadsThem(JsonNode row) {
        JsonNode file = Vectors.read("quotes.json");
        Quote quote = quote(row);
        Eip712Domain domain = Quote.domain(file.path("chainId").asLong(), Address.fromHex(text(file, "quoteSettler")));

        assertThat(domain.separator()).hasToString(text(file, "domainSeparator"));
        assertThat(quote.structHash()).hasToString(text(row, "structHash"));
        assertThat(domain.digest(quote.structHash())).hasToString(text(row, "digest"));
        Bytes signature = SignedQuote.sign(quote, domain, MAKER).signature();
        assertThat(signature).hasToString(text(row, "signature"));
        assertThat(EcdsaSignature.parseCompact(Bytes.fromHex(text(row, "compactSignature"))))
                .isPresent()
                .isEqualTo(EcdsaSignature.parse(signature));
    }

    @ParameterizedTest
    @MethodSource("takes")
    void shouldGiveWhatTheContractGivesOrRefuse(JsonNode row) {
        Quote quote =
                Quotes.amounts(amount(row, "makerAmount"), amount(row, "takerAmount"), amount(row, "minTakerAmount"));

        String outcome = switch (Take.of(quote, amount(row, "takerIn"))) {
            case Take.Taken(Take take) -> take.makerOut().toString();
            case Take.Refused(var refusal) -> refusal.fault().name();
        };

        assertThat(outcome).isEqualTo(text(row, "error").isEmpty() ? text(row, "makerOut") : text(row, "error"));
    }

    private static Quote quote(JsonNode row) {
        return new Quote(
                Address.fromHex(text(row, "maker")),
                Address.fromHex(text(row, "makerToken")),
                amount(row, "makerAmount"),
                Address.fromHex(text(row, "takerToken")),
                amount(row, "takerAmount"),
                amount(row, "minTakerAmount"),
                Address.fromHex(text(row, "recipient")),
                Address.fromHex(text(row, "settlement")),
                row.path("auctionId").asLong(),
                Address.fromHex(text(row, "solver")),
                amount(row, "nonce"),
                row.path("settleBy").asLong());
    }

    private static Uint256 amount(JsonNode row, String field) {
        return Uint256.parseDecimal(text(row, field)).orElseThrow();
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }
}
