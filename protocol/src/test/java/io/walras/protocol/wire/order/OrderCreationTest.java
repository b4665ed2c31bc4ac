package io.walras.protocol.wire.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderCreationTest {
    private static final String SELL_TOKEN = "0x" + "01".repeat(20);
    private static final String BUY_TOKEN = "0x" + "02".repeat(20);
    private static final String SIGNATURE = "0x" + "03".repeat(65);

    @Test
    void shouldReadEveryField() {
        OrderCreation creation = ok(order().with("receiver", "\"0x" + "04".repeat(20) + "\"")
                .with("from", "\"0x" + "05".repeat(20) + "\"")
                .with("quoteId", "7")
                .with("fullBalanceCheck", "true")
                .with("sellTokenBalance", "\"external\"")
                .with("buyTokenBalance", "\"internal\"")
                .json());
        assertThat(creation.sellToken()).isEqualTo(Address.fromHex(SELL_TOKEN));
        assertThat(creation.receiver()).isEqualTo(Address.fromHex("0x" + "04".repeat(20)));
        assertThat(creation.from()).isEqualTo(Address.fromHex("0x" + "05".repeat(20)));
        assertThat(creation.sellAmount()).isEqualTo(Uint256.of(1000));
        assertThat(creation.validTo()).isEqualTo(1_900_000_000L);
        assertThat(creation.kind()).isEqualTo(OrderKind.SELL);
        assertThat(creation.sellTokenBalance()).isEqualTo(TokenBalance.EXTERNAL);
        assertThat(creation.buyTokenBalance()).isEqualTo(TokenBalance.INTERNAL);
        assertThat(creation.signingScheme()).isEqualTo(SigningScheme.EIP712);
        assertThat(creation.quoteId()).isEqualTo(7L);
        assertThat(creation.fullBalanceCheck()).isTrue();
    }

    @Test
    void shouldTakeNullForLeftOut() {
        OrderCreation creation = ok(order().with("receiver", "null")
                .with("from", "null")
                .with("quoteId", "null")
                .with("appDataHash", "null")
                .json());
        assertThat(creation.receiver()).isEqualTo(Address.ZERO);
        assertThat(creation.from()).isNull();
        assertThat(creation.quoteId()).isNull();
        assertThat(creation.sellTokenBalance()).isEqualTo(TokenBalance.ERC20);
    }

    @Test
    void shouldIgnoreUnknownFields() {
        assertThat(ok(order().with("somethingNew", "{\"a\":[1,2]}").json()).sellAmount())
                .isEqualTo(Uint256.of(1000));
    }

    @Test
    void shouldReadHexAmounts() {
        assertThat(ok(order().with("sellAmount", "\"0x10\"").json()).sellAmount())
                .isEqualTo(Uint256.of(16));
    }

    @Test
    void shouldTellDocumentFromHash() {
        Bytes32 hash = Bytes32.fromHex("0x" + "0a".repeat(32));
        assertThat(ok(order().with("appData", "\"" + hash + "\"").json()).appData())
                .isEqualTo(new AppDataField.HashOnly(hash, null));
        assertThat(ok(order().with("appData", "\"{}\"")
                                .with("appDataHash", "\"" + hash + "\"")
                                .json())
                        .appData())
                .isEqualTo(new AppDataField.Document("{}", hash));
    }

    @Test
    void shouldAcceptAppDataOfTheLargestSize() {
        String document = "{" + " ".repeat(8190) + "}";
        assertThat(ok(order().with("appData", "\"" + document + "\"").json()).appData())
                .isEqualTo(new AppDataField.Document(document, null));
    }

    @Test
    void shouldListAllMissingFields() {
        Decoded.Malformed<OrderCreation> malformed = malformed("{}");
        assertThat(malformed.fault()).isEqualTo(RequestFault.MissingField);
        assertThat(malformed.fields())
                .containsExactly(
                        "sellToken",
                        "buyToken",
                        "sellAmount",
                        "buyAmount",
                        "validTo",
                        "feeAmount",
                        "kind",
                        "partiallyFillable",
                        "signingScheme",
                        "signature",
                        "appData");
    }

    @ParameterizedTest(name = "{0} = {1} is {2}")
    @MethodSource
    void shouldNameTheFaultOfAField(String field, String value, RequestFault fault) {
        Decoded.Malformed<OrderCreation> malformed =
                malformed(order().with(field, value).json());
        assertThat(malformed.fault()).as(malformed.description()).isEqualTo(fault);
        assertThat(malformed.fields()).containsExactly(field);
    }

    static Stream<Arguments> shouldNameTheFaultOfAField() {
        String overMax = Uint256.MAX.toBigInteger().add(BigInteger.ONE).toString();
        return Stream.of(
                arguments("sellAmount", "1", RequestFault.AmountMustBeString),
                arguments("sellAmount", "true", RequestFault.InvalidType),
                arguments("sellAmount", "\"-1\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"+1\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"1.0\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"1e18\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\" 1\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"0x\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"0X10\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"\u0663\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"00\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"007\"", RequestFault.InvalidAmount),
                arguments("sellAmount", "\"" + overMax + "\"", RequestFault.AmountOverflow),
                arguments("buyAmount", "\"0x1" + "0".repeat(64) + "\"", RequestFault.AmountOverflow),
                arguments("sellAmount", "1" + "0".repeat(80), RequestFault.NumberTooLong),
                arguments("validTo", "1e999999999", RequestFault.NumberTooLong),
                arguments("validTo", "1e-99999999999999999999", RequestFault.NumberTooLong),
                arguments("validTo", "4294967296", RequestFault.ExcessiveValidTo),
                arguments("validTo", "1900000000000", RequestFault.ExcessiveValidTo),
                arguments("validTo", "1.5", RequestFault.InvalidType),
                arguments("validTo", "-1", RequestFault.InvalidType),
                arguments("validTo", "\"1900000000\"", RequestFault.InvalidType),
                arguments("quoteId", "9223372036854775808", RequestFault.InvalidType),
                arguments("sellToken", "\"0x01\"", RequestFault.InvalidAddress),
                arguments("sellToken", "\"0x" + "zz".repeat(20) + "\"", RequestFault.InvalidAddress),
                arguments("sellToken", "\"0x9008d19f58AAbD9eD0D60971565AA8510560ab41\"", RequestFault.InvalidAddress),
                arguments("receiver", "7", RequestFault.InvalidType),
                arguments("kind", "\"Sell\"", RequestFault.InvalidEnum),
                arguments("signingScheme", "\"ethSign\"", RequestFault.InvalidEnum),
                arguments("sellTokenBalance", "\"erc721\"", RequestFault.InvalidEnum),
                arguments("partiallyFillable", "\"true\"", RequestFault.InvalidType),
                arguments("fullBalanceCheck", "1", RequestFault.InvalidType),
                arguments("signature", "null", RequestFault.InvalidSignature),
                arguments("signature", "\"0x123\"", RequestFault.InvalidSignature),
                arguments("signature", "\"0x" + "03".repeat(5000) + "\"", RequestFault.InvalidSignature),
                arguments("appData", "\"" + "x".repeat(9000) + "\"", RequestFault.InvalidAppData),
                arguments("appDataHash", "\"0x12\"", RequestFault.InvalidHash),
                arguments("kind", "\"" + "s".repeat(9000) + "\"", RequestFault.StringTooLong),
                arguments("unknown", "\"" + "s".repeat(9000) + "\"", RequestFault.StringTooLong),
                arguments("kind", "\"sell\\u0000\"", RequestFault.InvalidCharacter),
                arguments("kind", "\"sell\\n\"", RequestFault.InvalidCharacter),
                arguments("appData", "\"{}\\u202e\"", RequestFault.InvalidCharacter),
                arguments("appData", "\"{}\\ud800\"", RequestFault.InvalidEncoding),
                arguments("unknown", "{\"a\":1,\"a\":1}", RequestFault.DuplicateKey),
                arguments("unknown", "[".repeat(16) + "]".repeat(16), RequestFault.JsonTooDeep),
                arguments("unknown", "[" + "1,".repeat(2500) + "1]", RequestFault.TooManyTokens),
                arguments("unknown", "{\"" + "n".repeat(65) + "\":1}", RequestFault.StringTooLong));
    }

    @Test
    void shouldRefuseASumThatDoesNotFit() {
        String body = order().with("sellAmount", "\"" + Uint256.MAX + "\"")
                .with("feeAmount", "\"1\"")
                .json();
        assertThat(malformed(body).fault()).isEqualTo(RequestFault.AmountOverflow);
    }

    private static JsonFields order() {
        return new JsonFields()
                .with("sellToken", "\"" + SELL_TOKEN + "\"")
                .with("buyToken", "\"" + BUY_TOKEN + "\"")
                .with("sellAmount", "\"1000\"")
                .with("buyAmount", "\"2000\"")
                .with("validTo", "1900000000")
                .with("feeAmount", "\"0\"")
                .with("kind", "\"sell\"")
                .with("partiallyFillable", "false")
                .with("signingScheme", "\"eip712\"")
                .with("signature", "\"" + SIGNATURE + "\"")
                .with("appData", "\"{}\"");
    }

    private static OrderCreation ok(String body) {
        Decoded<OrderCreation> decoded = decode(body);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return ((Decoded.Ok<OrderCreation>) decoded).value();
    }

    private static Decoded.Malformed<OrderCreation> malformed(String body) {
        Decoded<OrderCreation> decoded = decode(body);
        assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
        return (Decoded.Malformed<OrderCreation>) decoded;
    }

    private static Decoded<OrderCreation> decode(String body) {
        return OrderCreation.decode(body.getBytes(StandardCharsets.UTF_8), RequestLimits.DEFAULT);
    }
}
