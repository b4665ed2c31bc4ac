package io.walras.protocol.wire.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeTest {
    private static final String PING = text("ping", "{\"ts\":1}");

    private static String text(String type, String payload) {
        return "{\"v\":1,\"type\":\"" + type + "\",\"id\":\"a\",\"ts\":1,\"payload\":" + payload + "}";
    }

    static Stream<MakerMessage> ofMakers() {
        return MakerMessages.ofMakers();
    }

    static Stream<HubMessage> ofTheHub() {
        return MakerMessages.ofTheHub();
    }

    @ParameterizedTest
    @MethodSource("ofMakers")
    void shouldReadBackWhatAMakerSays(MakerMessage message) {
        Envelope<MakerMessage> said = Envelope.reply("m-1", 1_700_000_000_000L, "h-5", message);

        assertThat(Envelope.ofMaker(said.text())).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("ofTheHub")
    void shouldReadBackWhatTheHubSays(HubMessage message) {
        Envelope<HubMessage> told = MakerMessages.told(message);

        assertThat(Envelope.ofHub(told.text())).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("ofTheHub")
    void shouldReadBackWhatIsKeptByTypeAndPayload(HubMessage message) {
        assertThat(Envelope.ofHub(Envelope.typeOf(message), MakerJson.write(message)))
                .isEqualTo(message);
    }

    @Test
    void shouldHaveATypeForEveryMessage() {
        assertThat(records(MakerMessage.class)).allMatch(kind -> ofMakers().anyMatch(kind::isInstance));
        assertThat(records(HubMessage.class)).allMatch(kind -> ofTheHub().anyMatch(kind::isInstance));
    }

    private static List<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? records(kind).stream() : Stream.of(kind))
                .toList();
    }

    @Test
    void shouldCarryAQuoteSoThatItsSignatureHolds() {
        MakerMessage.Answer answer = new MakerMessage.Answer("7-3", List.of(MakerMessages.QUOTE));
        String text = Envelope.of("m-1", 1, answer).text();

        MakerMessage.Answer received =
                (MakerMessage.Answer) Envelope.ofMaker(text).message();

        assertThat(received.quotes().getFirst().toSigned().signedByKey(Quotes.DOMAIN))
                .contains(MakerMessages.QUOTE.toSigned());
    }

    @Test
    void shouldIgnoreWhatMayBeAddedOneDay() {
        String more = PING.replace("\"ts\":1}", "\"ts\":1,\"more\":[]}").replace("{\"v\"", "{\"more\":1,\"v\"");

        assertThat(Envelope.ofMaker(more)).isEqualTo(Envelope.ofMaker(PING));
    }

    @Test
    void shouldWriteTheChannelOfAType() {
        assertThat(Envelope.of("m-1", 1, new MakerMessage.Reject("7-3", RejectReason.Risk))
                        .text())
                .isEqualTo("{\"v\":1,\"type\":\"rfq.reject\",\"id\":\"m-1\",\"ch\":\"quotes\",\"ts\":1,"
                        + "\"payload\":{\"rfqId\":\"7-3\",\"reason\":\"Risk\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty document",
                "[] | not an object",
                "null | not an object",
                "{} | /v: missing",
                "{\"v\":2} | /v: not an integer from 1 to 1",
                "{\"v\":\"1\"} | /v: not an integer from 1 to 1",
                "{\"v\":1,\"v\":1} | duplicate key",
                "{\"v\":1,\"type\":7} | /type: not a string",
                "{\"v\":1,\"type\":\"pong\"} | /type: unknown",
                "{\"v\":1,\"type\":\"ping\",\"ch\":\"levels\"} | /ch: not the channel of this type",
                "{\"v\":1,\"type\":\"ping\"} | /payload: missing",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1}} | /id: missing",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1},\"id\":\"\",\"ts\":1} | id is not 1 to 64",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1},\"id\":\"\\u00e9\",\"ts\":1} | id is not 1 to 64",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1},\"id\":\"a\",\"ts\":-1} | /ts: not an integer",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1},\"id\":\"a\",\"ts\":1.0} | /ts: not an integer",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1},\"id\":\"a\",\"ts\":1,\"seq\":1} | numbered",
                "{\"v\":1,\"type\":\"ping\",\"payload\":{\"ts\":1},\"id\":\"a\",\"ts\":1} x | not JSON"
            })
    void shouldRefuseWhatIsNoEnvelope(String text, String why) {
        assertThatThrownBy(() -> Envelope.ofMaker(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ping | {} | /payload",
                "ping | {\"ts\":\"1\"} | /payload/ts",
                "session.resume | {\"executions\":-1} | executions is negative",
                "auth.login | {\"maker\":\"0x00\"} | /payload/maker: not a valid Address",
                "auth.login | {\"maker\":\"0x1111111111111111111111111111111111111111\"} | signer is missing",
                "universe.set | {} | pairs is missing",
                "universe.set | {\"pairs\":[null]} | pairs contains null",
                "levels.clear | {\"base\":\"0x1111111111111111111111111111111111111111\",\"reason\":\"x\"} | two tokens",
                "levels.clear | {\"reason\":\"\"} | reason is not 1 to 512",
                "rfq.quote | {\"rfqId\":\"a\",\"quotes\":[]} | quotes is empty",
                "rfq.quote | {\"rfqId\":\"a\",\"quotes\":[{}]} | /payload/quotes/0",
                "rfq.reject | {\"rfqId\":\"a\",\"reason\":\"Mood\"} | not a valid RejectReason",
                "rfq.reject | {\"rfqId\":\"a\",\"reason\":0} | not a valid RejectReason",
                "quote.revoke | {\"quoteHash\":\"0x12\"} | not a valid Bytes32"
            })
    void shouldRefuseAPayloadOfAnotherShape(String type, String payload, String why) {
        assertThatThrownBy(() -> Envelope.ofMaker(text(type, payload)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldRefuseWhatIsTooLarge() {
        String large = text("levels.clear", "{\"reason\":\"" + "x".repeat(MakerJson.MAX_BYTES) + "\"}");

        assertThatThrownBy(() -> Envelope.ofMaker(large))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("longer than 65536 bytes");
    }

    @Test
    void shouldRefuseMoreQuotesThanAnAnswerMayHave() {
        String quote = new String(MakerJson.write(MakerMessages.QUOTE), StandardCharsets.UTF_8);
        String many = String.join(",", Collections.nCopies(MakerMessage.MAX_QUOTES + 1, quote));

        assertThatThrownBy(() -> Envelope.ofMaker(text("rfq.quote", "{\"rfqId\":\"a\",\"quotes\":[" + many + "]}")))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("quotes has more than 16 elements");
    }

    @Test
    void shouldRefuseARowOfExecutionsWithoutANumber() {
        String row = MakerMessages.told(ofTheHub()
                        .filter(Execution.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .text();
        String unnumbered = row.replace("\"seq\":18,", "");

        assertThat(unnumbered).isNotEqualTo(row);
        assertThatThrownBy(() -> Envelope.ofHub(unnumbered))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("rows of executions are numbered");
    }
}
