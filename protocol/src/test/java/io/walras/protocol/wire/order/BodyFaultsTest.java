package io.walras.protocol.wire.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not the JSON they should be, whatever the request. */
class BodyFaultsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  \n "})
    void shouldRefuseAnEmptyBody(String body) {
        assertThat(malformed(body).fault()).isEqualTo(RequestFault.EmptyBody);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{invalid",
                "{'a':1}",
                "{\"a\":NaN}",
                "{/*x*/}",
                "{} 1",
                "{}{}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":01}"
            })
    void shouldRefuseWhatIsNotOneJsonValue(String body) {
        assertThat(malformed(body).fault()).isEqualTo(RequestFault.MalformedJson);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "null", "1", "true"})
    void shouldRefuseWhatIsNotAnObject(String body) {
        assertThat(malformed(body).fault()).isEqualTo(RequestFault.InvalidShape);
    }

    @Test
    void shouldRefuseADuplicateKey() {
        assertThat(malformed("{\"sellAmount\":\"1\",\"sellAmount\":\"1\"}").fault())
                .isEqualTo(RequestFault.DuplicateKey);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{NAME:1}",
                "{\"signature\":\"0x\",NAME:1}",
                "{\"appData\":\"{}\",NAME:1}",
                "{\"signature\":{\"a\":1},NAME:1}"
            })
    void shouldRefuseALongNameWhereverItStands(String body) {
        Decoded.Malformed<OrderCreation> malformed = malformed(body.replace("NAME", "\"" + "n".repeat(65) + "\""));
        assertThat(malformed.fault()).isEqualTo(RequestFault.StringTooLong);
        assertThat(malformed.fields()).isEmpty();
    }

    @Test
    void shouldStopAtTheSeventeenthLevel() {
        assertThat(malformed("[".repeat(10_000)).fault()).isEqualTo(RequestFault.JsonTooDeep);
        assertThat(malformed("{\"a\":" + "[".repeat(16)).fault()).isEqualTo(RequestFault.JsonTooDeep);
        assertThat(malformed("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}").fault())
                .isEqualTo(RequestFault.MissingField);
    }

    @Test
    void shouldRefuseOtherEncodings() {
        for (byte[] body : List.of(
                new byte[] {'{', (byte) 0xff, '}'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                "\ufeff{}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_16),
                "{}".getBytes(StandardCharsets.UTF_16BE),
                "{}".getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(OrderCreation.decode(body, RequestLimits.DEFAULT))
                    .isInstanceOfSatisfying(
                            Decoded.Malformed.class,
                            malformed -> assertThat(malformed.fault()).isEqualTo(RequestFault.InvalidEncoding));
        }
    }

    private static Decoded.Malformed<OrderCreation> malformed(String body) {
        Decoded<OrderCreation> decoded =
                OrderCreation.decode(body.getBytes(StandardCharsets.UTF_8), RequestLimits.DEFAULT);
        assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
        return (Decoded.Malformed<OrderCreation>) decoded;
    }
}
