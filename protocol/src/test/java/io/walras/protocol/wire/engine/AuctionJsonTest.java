package io.walras.protocol.wire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.MalformedJsonException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuctionJsonTest {
    private static final String GOLDEN = Golden.text("auction.json");

    @Test
    void shouldWriteExactlyWhatItRead() {
        assertThat(Golden.tree(EngineJson.write(read(GOLDEN)))).isEqualTo(Golden.tree(GOLDEN));
    }

    @Test
    void shouldWriteAQuotesIdAsNull() {
        AuctionJson quote = read(GOLDEN.replace("\"id\": \"7\"", "\"id\": null"));

        assertThat(quote.id()).isNull();
        assertThat(Golden.tree(EngineJson.write(quote)).path("id").isNull()).isTrue();
    }

    @Test
    void shouldReadHexAmounts() {
        assertThat(read(GOLDEN.replace("\"15000000000\"", "\"0x37e11d600\"")).effectiveGasPrice())
                .isEqualTo(Uint256.of(15_000_000_000L));
    }

    @Test
    void shouldReadChecksummedTokenKeysAndWriteThemInLowerCase() {
        String checksummed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        AuctionJson auction = read(GOLDEN.replace("0x1111111111111111111111111111111111111111", checksummed));

        assertThat(auction.tokens()).containsKey(Address.fromHex(checksummed));
        assertThat(new String(EngineJson.write(auction), StandardCharsets.UTF_8))
                .contains("\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\":{")
                .doesNotContain(checksummed);
    }

    @ParameterizedTest
    @CsvSource({
        "0.003, 3, 1000",
        "3e-3, 3, 1000",
        "0.30000000000000004, 30000000000000004, 100000000000000000",
        "0.1000000000000000000000000000000000001, 1000000000000000000000000000000000001, 10000000000000000000000000000000000000"
    })
    void shouldReadFeesExactlyFromNumbersToo(String number, String numerator, String denominator) {
        AuctionJson auction = read(GOLDEN.replace("\"fee\": \"0.003\"", "\"fee\": " + number));

        assertThat(((LiquidityJson.ConstantProduct) auction.liquidity().getFirst()).fee())
                .isEqualTo(new Fraction(new BigInteger(numerator), new BigInteger(denominator)));
    }

    @Test
    void shouldIgnoreUnknownFields() {
        assertThat(read(GOLDEN.replace("\"deadline\"", "\"futureField\": {\"a\": [1]}, \"deadline\"")))
                .isEqualTo(read(GOLDEN));
    }

    @Test
    void shouldReadADeadlineWithAnOffset() {
        assertThat(read(GOLDEN.replace("2106-01-01T00:00:00Z", "2106-01-01T02:00:00.250+02:00"))
                        .deadline())
                .isEqualTo(Instant.parse("2106-01-01T00:00:00.250Z"));
    }

    @Test
    void shouldFillInWhatOlderSendersLeaveOut() {
        OrderJson order = read("""
                        {"id": null, "tokens": {}, "effectiveGasPrice": "1", "deadline": "2106-01-01T00:00:00Z",
                         "orders": [{
                          "uid": "0x2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b00000064",
                          "sellToken": "0x1111111111111111111111111111111111111111",
                          "buyToken": "0x2222222222222222222222222222222222222222",
                          "sellAmount": "1", "buyAmount": "2", "kind": "buy", "partiallyFillable": false,
                          "class": "market"}]}
                        """).orders().getFirst();

        assertThat(order.owner()).isEqualTo(Address.fromHex("0x3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b3b"));
        assertThat(order.validTo()).isEqualTo(100);
        assertThat(order.fullSellAmount()).isEqualTo(Uint256.of(1));
        assertThat(order.sellTokenSource()).isEqualTo(TokenBalance.ERC20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sellAmount\": \"50\" -> \"sellAmount\": 50",
                "\"sellAmount\": \"50\" -> \"sellAmount\": \"-1\"",
                "\"sellAmount\": \"50\" -> \"sellAmount\": null",
                "\"kind\": \"sell\" -> \"kind\": \"SELL\"",
                "\"class\": \"limit\" -> \"class\": \"liquidity\"",
                "\"partiallyFillable\": true -> \"partiallyFillable\": \"true\"",
                "\"partiallyFillable\": true -> \"partially\": true",
                "\"kind\": \"stable\" -> \"kind\": \"unstable\"",
                "\"fee\": \"0.005\" -> \"fee\": \"-0.005\"",
                "\"id\": \"7\" -> \"id\": \"seven\"",
                "\"id\": \"7\" -> \"id\": \"7\", \"id\": \"8\"",
                "\"deadline\": \"2106-01-01T00:00:00Z\" -> \"deadline\": 1"
            })
    void shouldRefuseWhatIsNotOfTheRightType(String change) {
        String[] sides = change.split(" -> ", 2);
        String broken = GOLDEN.replace(sides[0], sides[1]);

        assertThat(broken).isNotEqualTo(GOLDEN);
        assertThatThrownBy(() -> read(broken)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void shouldSayWhereARequestIsMalformed() {
        assertThatThrownBy(() -> read(GOLDEN.replace("\"callData\": \"0x01\"", "\"callData\": \"zz\"")))
                .hasMessage("/orders/0/preInteractions/0/callData: not a valid Bytes");
    }

    private static AuctionJson read(String json) {
        return EngineJson.read(json.getBytes(StandardCharsets.UTF_8), AuctionJson.class);
    }
}
