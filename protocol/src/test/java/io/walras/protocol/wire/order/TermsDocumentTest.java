package io.walras.protocol.wire.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.PartnerFees;
import io.walras.protocol.num.Fraction;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an app-data document asks for besides the order's signed fields. */
class TermsDocumentTest {
    private static final Address TOKEN = Address.fromHex("0x00000000000000000000000000000000000000a1");
    private static final Address PARTNER = Address.fromHex("0x00000000000000000000000000000000000000a2");

    @Test
    void shouldReadHooks() {
        String pre =
                "{\"target\":\"" + TOKEN + "\",\"callData\":\"0xD505accf\",\"gasLimit\":\"60000\",\"dappId\":\"x\"}";
        String post = "{\"target\":\"" + PARTNER + "\",\"callData\":\"0x\",\"gasLimit\":\"0\"}";

        assertThat(terms("\"hooks\":{\"version\":\"0.1.0\",\"pre\":[" + pre + "],\"post\":[" + post + "," + post + "]}")
                        .hooks())
                .isEqualTo(new Hooks(
                        List.of(new Hooks.Hook(TOKEN, Bytes.fromHex("0xd505accf"), 60_000)),
                        List.of(new Hooks.Hook(PARTNER, Bytes.EMPTY, 0), new Hooks.Hook(PARTNER, Bytes.EMPTY, 0))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bps\":25 | 25",
                "\"volumeBps\":100 | 100",
                "\"volumeBps\":250 | 100",
            })
    void shouldReadAFeeOnTheVolumeUpToTheMost(String fee, int bps) {
        assertThat(fees("{" + fee + "," + recipient() + "}"))
                .containsExactly(new PartnerFee.Volume(Fraction.of(bps, 10_000), PARTNER));
    }

    @Test
    void shouldReadSeveralFees() {
        String surplus = "{\"surplusBps\":5000,\"maxVolumeBps\":20," + recipient() + "}";
        String improvement = "{\"priceImprovementBps\":2500,\"maxVolumeBps\":30," + recipient() + "}";

        assertThat(fees("[" + surplus + "," + improvement + "]"))
                .containsExactly(
                        new PartnerFee.Surplus(Fraction.of(1, 2), Fraction.of(20, 10_000), PARTNER),
                        new PartnerFee.PriceImprovement(Fraction.of(1, 4), Fraction.of(30, 10_000), PARTNER));
    }

    @Test
    void shouldReadFromWhenTheOrderIsValid() {
        assertThat(terms("\"validFrom\":1900000000").validFrom()).isEqualTo(1_900_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hooks\":{\"pre\":[],\"post\":null},\"partnerFee\":[]",
                "\"hooks\":{}",
                "\"partnerFee\":null,\"validFrom\":null",
                "\"partnerFee\":{\"bps\":0,\"recipient\":\"0x00000000000000000000000000000000000000a2\"}",
                "\"validFrom\":0"
            })
    void shouldTakeNothingForNothing(String metadata) {
        assertThat(terms(metadata)).isEqualTo(OrderTerms.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hooks\":[]",
                "\"hooks\":{\"pre\":{}}",
                "\"hooks\":{\"pre\":[7]}",
                "\"hooks\":{\"pre\":[{\"callData\":\"0x\",\"gasLimit\":\"1\"}]}",
                "\"hooks\":{\"pre\":[{\"target\":\"0x00\",\"callData\":\"0x\",\"gasLimit\":\"1\"}]}",
                "\"hooks\":{\"post\":[{\"target\":\"0x00000000000000000000000000000000000000a1\",\"callData\":\"00\","
                        + "\"gasLimit\":\"1\"}]}",
                "\"hooks\":{\"post\":[{\"target\":\"0x00000000000000000000000000000000000000a1\",\"callData\":\"0x0\","
                        + "\"gasLimit\":\"1\"}]}",
                "\"hooks\":{\"post\":[{\"target\":\"0x00000000000000000000000000000000000000a1\",\"callData\":\"0x\","
                        + "\"gasLimit\":1}]}",
                "\"hooks\":{\"post\":[{\"target\":\"0x00000000000000000000000000000000000000a1\",\"callData\":\"0x\","
                        + "\"gasLimit\":\"-1\"}]}",
                "\"hooks\":{\"post\":[{\"target\":\"0x00000000000000000000000000000000000000a1\",\"callData\":\"0x\","
                        + "\"gasLimit\":\"4294967296\"}]}",
                "\"validFrom\":\"soon\"",
                "\"validFrom\":-1",
                "\"validFrom\":1.5",
                "\"validFrom\":9223372036854775808"
            })
    void shouldRefuseWhatItCannotRead(String metadata) {
        assertRefused(metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"bps\":1,\"surplusBps\":1,\"maxVolumeBps\":1",
                "{\"bps\":1,\"volumeBps\":1",
                "{\"surplusBps\":1",
                "{\"bps\":-1",
                "{\"bps\":10000",
                "{\"bps\":0.3",
                "{\"bps\":\"1\"",
                "{\"surplusBps\":10000,\"maxVolumeBps\":1"
            })
    void shouldRefuseAFeeItCannotRead(String fee) {
        assertRefused("\"partnerFee\":" + (fee.startsWith("{\"") ? fee + "," + recipient() + "}" : fee));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bps\":1}", "{\"bps\":1,\"recipient\":\"0x0000000000000000000000000000000000000000\"}"})
    void shouldRefuseAFeeForNobody(String fee) {
        assertRefused("\"partnerFee\":" + fee);
    }

    @Test
    void shouldRefuseTooManyFees() {
        String fee = "{\"bps\":1," + recipient() + "}";
        assertThat(fees("[" + String.join(",", Collections.nCopies(PartnerFees.MAX_COUNT, fee)) + "]"))
                .hasSize(PartnerFees.MAX_COUNT);
        assertRefused("\"partnerFee\":[" + String.join(",", Collections.nCopies(PartnerFees.MAX_COUNT + 1, fee)) + "]");
    }

    private static String recipient() {
        return "\"recipient\":\"" + PARTNER + "\"";
    }

    private static List<PartnerFee> fees(String partnerFee) {
        return terms("\"partnerFee\":" + partnerFee).partnerFees();
    }

    /** The terms, wherever the document has them. */
    private static OrderTerms terms(String metadata) {
        OrderTerms terms = decode("metadata", metadata);
        assertThat(decode("backend", metadata)).isEqualTo(terms);
        return terms;
    }

    private static OrderTerms decode(String parent, String metadata) {
        Decoded<AppDataDocument> decoded = AppDataDocument.decode("{\"" + parent + "\":{" + metadata + "}}");
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return ((Decoded.Ok<AppDataDocument>) decoded).value().terms();
    }

    private static void assertRefused(String metadata) {
        assertThat(AppDataDocument.decode("{\"metadata\":{" + metadata + "}}"))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.fault()).isEqualTo(RequestFault.InvalidAppData));
    }
}
