package io.walras.protocol.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final ObjectMapper MAPPER = Json.strict(new JsonLimits(1_000, 100, 64));

    /** One field of each scalar. */
    private record Scalars(Address address, Bytes bytes, Bytes32 word, OrderUid uid, Uint256 amount) {}

    private static JsonCursor parse(String document) {
        return Json.parse(MAPPER, document.getBytes(UTF_8));
    }

    private static void refuses(String document, String reason) {
        assertThatThrownBy(() -> parse(document))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{invalid",
                "{'a':1}",
                "[NaN]",
                "[1] //",
                "[1] 2",
                "[01]",
                "[.5]",
                "[+1]",
                "[1,]",
                "[\"\t\"]",
                "\u00a0[]"
            })
    void shouldRefuseWhatIsNotExactlyOneJsonValue(String document) {
        refuses(document, "not JSON at line 1, column ");
    }

    @Test
    void shouldRefuseDuplicateKeysAndEmptyDocuments() {
        refuses("{\"a\":1,\"a\":1}", "duplicate key at line 1, column ");
        refuses("", "empty document");
        refuses("  ", "empty document");
    }

    @Test
    void shouldRefuseWhatIsTooDeepLongOrMany() {
        assertThat(parse("[".repeat(16) + "]".repeat(16)).elements()).hasSize(1);
        refuses("[".repeat(17) + "]".repeat(17), "exceeds a limit");
        refuses("[" + "9".repeat(81) + "]", "exceeds a limit");
        refuses("[\"" + "x".repeat(101) + "\"]", "exceeds a limit");
        refuses("{\"" + "x".repeat(65) + "\":1}", "exceeds a limit");
        refuses(" ".repeat(1_000) + "1", "longer than 1000 bytes");
    }

    @Test
    void shouldRefuseOtherEncodings() {
        assertThatThrownBy(() -> Json.parse(MAPPER, "[\"\u00e9\"]".getBytes(ISO_8859_1)))
                .hasMessage("not UTF-8");
        assertThatThrownBy(() -> Json.parse(MAPPER, "[1]".getBytes(UTF_16))).hasMessage("not UTF-8");
        refuses("\ufeff[]", "starts with a byte order mark");
        assertThatThrownBy(() -> parse("\"\\ud800\"").text()).hasMessage("not Unicode");
        assertThat(parse("\"\\ud83d\\ude00\"").text()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void shouldNeverShowControlCharactersOfAName() {
        assertThatThrownBy(() -> parse("{\"a\\nb/~\":1}").map(Address::parse, JsonCursor::amount))
                .hasMessage("/a?b~1~0: not a valid key");
    }

    @Test
    void shouldReadAndWriteScalarsOfRecords() throws JsonProcessingException {
        String json = "{\"address\":\"0x%s\",\"bytes\":\"0x0a\",\"word\":\"0x%s\",\"uid\":\"0x%s\",\"amount\":\"17\"}"
                .formatted("ab".repeat(20), "cd".repeat(32), "ef".repeat(56));
        ObjectMapper roomy = Json.strict(new JsonLimits(1_000, 200, 64));
        Scalars scalars = roomy.readValue(json, Scalars.class);

        assertThat(scalars.amount()).isEqualTo(Uint256.of(17));
        assertThat(roomy.writeValueAsString(scalars)).isEqualTo(json);
        assertThat(roomy.writeValueAsString(Map.of(scalars.address(), scalars.amount())))
                .isEqualTo("{\"0x" + "ab".repeat(20) + "\":\"17\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\":17}", "{\"amount\":\"x\"}", "{\"address\":\"0x\"}", "{\"bytes\":true}"})
    void shouldRefuseScalarsThatAreNone(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Scalars.class)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void shouldKeepDecimalsExact() {
        assertThat(parse("0.1234567890123456789012345").fraction())
                .isEqualTo(parse("\"0.1234567890123456789012345\"").fraction());
    }
}
