package io.walras.protocol.wire.arbitration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.wire.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArbitrationFileTest {
    private static final String TOKEN_A = "0x" + "0a".repeat(20);
    private static final String TOKEN_B = "0x" + "0b".repeat(20);
    private static final String SOLVER = "0x" + "5a".repeat(20);
    private static final String UID = "0x" + "01".repeat(56);

    /** A file in single quotes; every test changes one thing in it. */
    private static final String PLAIN = """
            {'policy':'greedy','maxWinners':1,'nativePrices':{'TOKEN_B':'1000000000000000000'},
             'surplusCapturingJitOrderOwners':[],'feePolicies':{'UID':[{'volume':{'factor':0.5}}]},
             'solutions':[{'id':1,'solver':'SOLVER','orders':[{'uid':'UID','side':'sell','sellToken':'TOKEN_A',
              'buyToken':'TOKEN_B','sellAmount':'100','buyAmount':'100','executedSell':'100','executedBuy':'110'}]}]}""".replace('\'', '"')
            .replace("TOKEN_A", TOKEN_A)
            .replace("TOKEN_B", TOKEN_B)
            .replace("SOLVER", SOLVER)
            .replace("UID", UID);

    private static String with(String from, String to) {
        String doubleQuoted = from.replace('\'', '"');
        assertThat(PLAIN).contains(doubleQuoted);
        return PLAIN.replace(doubleQuoted, to.replace('\'', '"'));
    }

    private static String verdict(String file) {
        return Arbitration.of(file.getBytes(UTF_8)).toJson();
    }

    /** Surplus of 10 and a fee of 110 * 0.5/0.5 inside the execution. */
    private static String won(String id, String score) {
        return "{\"ranked\":[{\"id\":%s,\"solver\":\"%s\",\"score\":\"%s\",\"isWinner\":true,\"filteredOut\":false}],"
                        .formatted(id, SOLVER, score)
                + "\"referenceScores\":{\"%s\":\"0\"},\"dropped\":[]}".formatted(SOLVER);
    }

    @Test
    void shouldJudgeThePlainFile() {
        assertThat(verdict(PLAIN)).isEqualTo(won("1", "120"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'executedBuy':'110' | 'executedBuy':110",
                "'executedBuy':'110' | 'executedBuy':'0x6e'",
                "'executedBuy':'110' | 'executedBuy':'0x006E'",
                "'factor':0.5 | 'factor':'0.5'",
                "'factor':0.5 | 'factor':5e-1",
                "'factor':0.5 | 'factor':0.50",
                "'maxWinners':1 | 'maxWinners':20",
                "'policy':'greedy' | 'policy':'greedy','comment':{'a':[1]}",
                "'policy':'greedy' | 'policy':'greedy','seed':null,'wrappedNative':null"
            })
    void shouldTakeEveryAllowedSpelling(String from, String to) {
        assertThat(verdict(with(from, to))).isEqualTo(won("1", "120"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'policy':'exact'", "'policy':'exact','nodeBudget':1000", "'policy':'exact','nodeBudget':null"})
    void shouldSayHowGoodTheWinnersOfThePolicyExactAre(String policy) {
        String greedy = won("1", "120");

        assertThat(verdict(with("'policy':'greedy'", policy)))
                .isEqualTo(greedy.substring(0, greedy.length() - 1) + ",\"optimal\":true,\"gap\":\"0\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0", "18446744073709551615", "\"7\"", "\"bid a\"", "\"\""})
    void shouldPrintAnIdAsItWasGiven(String id) {
        assertThat(verdict(with("'id':1", "'id':" + id))).isEqualTo(won(id, "120"));
    }

    @Test
    void shouldWriteOtherCharactersOfAnIdInAscii() {
        assertThat(verdict(with("'id':1", "'id':'\u00e9'"))).isEqualTo(won("\"\\u00E9\"", "120"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'policy':'greedy' | 'policy':'Exact' | /policy: not a policy this version knows; it knows greedy and exact",
                "'policy':'greedy' | 'policy':'exact','nodeBudget':0 "
                        + "| /nodeBudget: not an integer from 1 to 9223372036854775807",
                "'policy':'greedy' | 'policy':'exact','nodeBudget':'9' "
                        + "| /nodeBudget: not an integer from 1 to 9223372036854775807",
                "'policy':'greedy', | `` | /policy: missing",
                "'maxWinners':1 | 'maxWinners':0 | /maxWinners: not an integer from 1 to 2147483647",
                "'maxWinners':1 | 'maxWinners':-1 | /maxWinners: not an integer from 1 to 2147483647",
                "'maxWinners':1 | 'maxWinners':1.0 | /maxWinners: not an integer from 1 to 2147483647",
                "'maxWinners':1 | 'maxWinners':'1' | /maxWinners: not an integer from 1 to 2147483647",
                "'maxWinners':1 | 'maxWinners':1,'seed':'0x00' | /seed: not 32 bytes of 0x-hex",
                "'maxWinners':1 | 'maxWinners':1,'wrappedNative':'weth' | /wrappedNative: not an address",
                "'surplusCapturingJitOrderOwners':[] | 'surplusCapturingJitOrderOwners':{} "
                        + "| /surplusCapturingJitOrderOwners: not an array",
                "'id':1 | 'id':-1 | /solutions/0/id: not an unsigned 256-bit integer",
                "'id':1 | 'id':1.5 | /solutions/0/id: not a string",
                "'id':1 | 'id':null | /solutions/0/id: missing",
                "'side':'sell' | 'side':'Sell' | /solutions/0/orders/0/side: neither sell nor buy",
                "'executedBuy':'110' | 'executedBuy':'-1' "
                        + "| /solutions/0/orders/0/executedBuy: not an unsigned 256-bit integer",
                "'executedBuy':'110' | 'executedBuy':'0110' "
                        + "| /solutions/0/orders/0/executedBuy: not an unsigned 256-bit integer",
                "'executedBuy':'110' | 'executedBuy':1.1e2 | /solutions/0/orders/0/executedBuy: not a string",
                "'executedBuy':'110' | 'executedBuy':'0x' "
                        + "| /solutions/0/orders/0/executedBuy: not an unsigned 256-bit integer",
                "'factor':0.5 | 'factor':1 | /feePolicies/UID/0/volume/factor: a fee factor is less than one",
                "'factor':0.5 | 'factor':-0.1 | /feePolicies/UID/0/volume/factor: not an unsigned decimal",
                "'factor':0.5 | 'factor':'half' | /feePolicies/UID/0/volume/factor: not an unsigned decimal",
                "'factor':0.5 | 'factors':0.5 | /feePolicies/UID/0/volume/factor: missing",
                "'volume': | 'gas': | /feePolicies/UID/0/gas: not a fee policy: surplus, priceImprovement or volume",
                "{'volume':{'factor':0.5}} | {} | /feePolicies/UID/0: not an object of one member"
            })
    void shouldNameThePlaceThatIsMalformed(String from, String to, String message) {
        assertThatThrownBy(() -> verdict(with(from, to)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage(message.replace("UID", UID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[]", "null", "1", "{}", "{} {}", "{'a':1}", "{\"policy\":\"greedy\",}", "\ufeff{}"
            })
    void shouldRefuseWhatIsNoAuctionFile(String document) {
        assertThatThrownBy(() -> verdict(document)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void shouldRefuseTheSameKeyTwice() {
        assertThatThrownBy(() -> verdict(with("'maxWinners':1", "'maxWinners':1,'maxWinners':2")))
                .hasMessageStartingWith("duplicate key");
        String twice = "'" + TOKEN_B + "':'1','" + TOKEN_B.replace('b', 'B') + "':'1'";
        assertThatThrownBy(() -> verdict(with("'" + TOKEN_B + "':'1000000000000000000'", twice)))
                .hasMessageEndingWith("the same key again");
    }

    @Test
    void shouldRefuseAQuoteOfNothing() {
        String policy = "{'priceImprovement':{'factor':0.5,'maxVolumeFactor':0.1,"
                + "'quote':{'sellAmount':'0','buyAmount':'1','fee':'0'}}}";

        assertThatThrownBy(() -> verdict(with("{'volume':{'factor':0.5}}", policy)))
                .hasMessageEndingWith("/quote/sellAmount: a quote's amounts are positive");
    }
}
