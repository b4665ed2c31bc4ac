package io.walras.protocol.wire.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppDataDocumentTest {
    private static final String SIGNER = "0x9008D19f58AAbD9eD0D60971565AA8510560ab41";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \n\t}",
                "{\"version\":\"1.15.0\",\"appCode\":\"x\",\"environment\":\"prod\",\"metadata\":{}}",
                "{\"metadata\":{\"quote\":{\"slippageBips\":50},\"orderClass\":{\"orderClass\":\"limit\"},"
                        + "\"utm\":{\"utmSource\":\"a\"},\"referrer\":{\"address\":\"0x\"},\"widget\":{}}}",
                "{\"metadata\":{\"hooks\":{\"pre\":[],\"post\":[]},\"wrappers\":[],\"enableFastPath\":false}}",
                "{\"metadata\":{\"partnerFee\":null},\"backend\":{}}"
            })
    void shouldAcceptWhatAsksForNothing(String text) {
        assertThat(decode(text)).isEqualTo(new AppDataDocument(null, null, null, null, OrderTerms.NONE, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"flashloan | {\"amount\":\"1\"}", "wrappers | [{\"address\":\"0x00\"}]", "enableFastPath | true"})
    void shouldNameWhatItMustNotIgnore(String field, String value) {
        for (String parent : new String[] {"metadata", "backend"}) {
            assertThat(decode("{\"" + parent + "\":{\"" + field + "\":" + value + "}}")
                            .unsupported())
                    .containsExactly(field);
        }
    }

    @Test
    void shouldReadTheSigner() {
        assertThat(decode("{\"metadata\":{\"signer\":\"" + SIGNER + "\"}}").signer())
                .isEqualTo(Address.fromHex(SIGNER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "\"{}\"",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{\"metadata\":{\"signer\":\"me\"}}",
                "{\"metadata\":{\"signer\":7}}",
                "{\"metadata\":7}"
            })
    void shouldRefuseWhatIsNotAReadableObject(String text) {
        assertThat(AppDataDocument.decode(text))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.fault()).isEqualTo(RequestFault.InvalidAppData));
    }

    @Test
    void shouldReadHowAnOrderIsToRest() {
        assertThat(decode("{\"metadata\":{\"walras\":{\"book\":{}}}}").book())
                .isEqualTo(new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW));
        assertThat(decode("{\"metadata\":{\"walras\":{\"book\":{\"postOnly\":true,\"timeInForce\":\"GTT\","
                                + "\"selfTrade\":\"dropOldest\"}}}}")
                        .book())
                .isEqualTo(new BookAttributes(true, TimeInForce.GTT, SelfTrade.DROP_OLDEST));
        assertThat(decode("{\"metadata\":{\"walras\":{\"other\":1}}}").book()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "{\"postonly\":true}",
                "{\"postOnly\":1}",
                "{\"timeInForce\":\"GTC\"}",
                "{\"timeInForce\":\"gtt\"}",
                "{\"selfTrade\":\"DROP_OLDEST\"}",
                "{\"clientId\":\"mm-1\"}",
                "{\"postOnly\":true,\"timeInForce\":\"IOC\"}"
            })
    void shouldRefuseAWishForABookThatItDoesNotUnderstand(String book) {
        assertThat(AppDataDocument.decode("{\"metadata\":{\"walras\":{\"book\":" + book + "}}}"))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.fault()).isEqualTo(RequestFault.InvalidAppData));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "mm-17", "!~", "0123456789012345678901234567890123456789012345678901234567890123"})
    void shouldReadTheNameOfAnOrder(String clientId) {
        assertThat(decode("{\"metadata\":{\"walras\":{\"clientId\":\"" + clientId + "\"}}}")
                        .clientId())
                .isEqualTo(clientId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "\"\"",
                "\"a b\"",
                "\"\u00fc\"",
                "\"01234567890123456789012345678901234567890123456789012345678901234\""
            })
    void shouldRefuseWhatIsNoName(String clientId) {
        assertThat(AppDataDocument.decode("{\"metadata\":{\"walras\":{\"clientId\":" + clientId + "}}}"))
                .isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void shouldReadWhoseOrdersPlaceIsTaken() {
        String uid = "0x" + "ab".repeat(OrderUid.SIZE);
        for (String parent : new String[] {"metadata", "backend"}) {
            assertThat(decode("{\"" + parent + "\":{\"replacedOrder\":{\"uid\":\"" + uid + "\"}}}")
                            .replaces())
                    .isEqualTo(OrderUid.fromHex(uid));
        }
        assertThat(decode("{\"metadata\":{\"replacedOrder\":{}}}").replaces()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"0x00\"", "{\"uid\":\"0x00\"}", "{\"uid\":7}", "{\"id\":\"0x00\"}"})
    void shouldRefuseToReplaceWhatIsNoOrder(String replaced) {
        assertThat(AppDataDocument.decode("{\"metadata\":{\"replacedOrder\":" + replaced + "}}"))
                .isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void shouldCountBytesAndNotCharacters() {
        String fits = "{\"a\":\"" + "\u20ac".repeat(2728) + "\"}";
        assertThat(decode(fits).unsupported()).isEmpty();
        assertThat(AppDataDocument.decode("{\"a\":\"" + "\u20ac".repeat(2729) + "\"}"))
                .isInstanceOf(Decoded.Malformed.class);
    }

    private static AppDataDocument decode(String text) {
        Decoded<AppDataDocument> decoded = AppDataDocument.decode(text);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return ((Decoded.Ok<AppDataDocument>) decoded).value();
    }
}
