package io.walras.protocol.wire.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.wire.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamRequestTest {
    @Test
    void shouldReadRequests() {
        assertThat(StreamRequest.read("{\"op\":\"subscribe\",\"channel\":\"book\",\"market\":\"A-B\"}"))
                .isEqualTo(new StreamRequest.Subscribe(Channel.BOOK, "A-B"));
        assertThat(StreamRequest.read("{\"market\":\"A-B\",\"channel\":\"auctions\",\"op\":\"unsubscribe\"}"))
                .isEqualTo(new StreamRequest.Unsubscribe(Channel.AUCTIONS, "A-B"));
        assertThat(StreamRequest.read(" {\"op\":\"ping\"} ")).isEqualTo(new StreamRequest.Ping());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty",
                "nonsense | JSON",
                "[] | not an object",
                "null | not an object",
                "{} | /op: missing",
                "{\"op\":null} | /op: missing",
                "{\"op\":1} | /op: not a string",
                "{\"op\":\"\"} | /op: not one of",
                "{\"op\":\"SUBSCRIBE\"} | /op: not one of",
                "{\"op\":\"ping\",\"op\":\"ping\"} | JSON",
                "{\"op\":\"ping\"}{\"op\":\"ping\"} | JSON",
                "{\"op\":\"ping\",\"id\":1} | has a member",
                "{\"op\":\"subscribe\"} | /channel: missing",
                "{\"op\":\"subscribe\",\"channel\":\"candles\",\"market\":\"A-B\"} | /channel: not one of",
                "{\"op\":\"subscribe\",\"channel\":[\"book\"],\"market\":\"A-B\"} | /channel: not a string",
                "{\"op\":\"subscribe\",\"channel\":\"book\"} | /market: missing",
                "{\"op\":\"subscribe\",\"channel\":\"book\",\"market\":\"\"} | /market: not the name",
                "{\"op\":\"subscribe\",\"channel\":\"book\",\"market\":\"AAAAAAAAAAAAAAAAA-BBBBBBBBBBBBBBBBB\"} | /market: not the name",
                "{\"op\":\"subscribe\",\"channel\":\"book\",\"market\":7} | /market: not a string",
                "{\"op\":\"subscribe\",\"channel\":\"book\",\"market\":\"A-B\",\"depth\":5} | has a member",
                "{\"op\":\"unsubscribe\",\"market\":\"A-B\"} | /channel: missing",
                "{\"op\":{\"op\":{\"op\":1}}} | JSON"
            })
    void shouldRefuseWhatIsNoRequest(String text, String reason) {
        String because = reason.equals("JSON") || reason.equals("empty") ? "" : reason;

        assertThatThrownBy(() -> StreamRequest.read(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(because);
    }

    @Test
    void shouldRefuseARequestThatIsTooLong() {
        String padded = "{\"op\":\"ping\"" + " ".repeat(StreamRequest.MAX_BYTES) + "}";

        assertThatThrownBy(() -> StreamRequest.read(padded)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void shouldWriteMessagesWithTheirNameFirst() {
        assertThat(new StreamMessage.Subscribed(Channel.BBO, "A-B").text())
                .isEqualTo("{\"op\":\"subscribed\",\"channel\":\"bbo\",\"market\":\"A-B\"}");
        assertThat(new StreamMessage.Pong().text()).isEqualTo("{\"op\":\"pong\"}");
        assertThat(new StreamMessage.Refused("SlowReader", "read faster", true).text())
                .isEqualTo(
                        "{\"op\":\"error\",\"errorType\":\"SlowReader\",\"description\":\"read faster\",\"closing\":true}");
    }
}
