package io.walras.protocol.wire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse.Declined;
import io.walras.protocol.wire.engine.EngineResponse.ErrorCode;
import io.walras.protocol.wire.engine.EngineResponse.Malformed;
import io.walras.protocol.wire.engine.EngineResponse.Solved;
import io.walras.protocol.wire.engine.EngineResponse.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineResponseTest {
    private static final String GOLDEN = Golden.text("response.json");
    private static final String EMPTY = "{\"id\": 3, \"prices\": {}, \"trades\": [], \"interactions\": []}";

    @Test
    void shouldWriteExactlyWhatItRead() {
        Solved solved = (Solved) read(GOLDEN);

        assertThat(Golden.tree(EngineResponse.write(solved.solutions()))).isEqualTo(Golden.tree(GOLDEN));
    }

    @Test
    void shouldReadCallsAsForeignEnginesWriteThem() {
        String foreign = GOLDEN.replace("\"value\": \"5\"", "\"kind\": \"Call\", \"value\": \"0x5\"");

        assertThat(read(foreign)).isEqualTo(read(GOLDEN));
    }

    @Test
    void shouldRefuseAMalformedSolutionAlone() {
        Solved solved =
                (Solved) read("{\"solutions\": [{\"id\": 1, \"prices\": 2}, " + EMPTY + ", null, {\"id\": -1}]}");

        assertThat(solved.solutions()).extracting(SolutionJson::id).containsExactly(Uint256.of(3));
        assertThat(solved.unreadable())
                .containsExactly(
                        new Unreadable(Optional.of(Uint256.of(1)), "/solutions/0/prices: not a valid object"),
                        new Unreadable(Optional.empty(), "/solutions/2: missing"),
                        new Unreadable(Optional.empty(), "/solutions/3/id: not a valid Uint256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "\"1.5\"", "1e3", "\"1e3\"", "-1", "\"-1\"", "\"\"", "\"0x\"", "true", "7"})
    void shouldRefuseAnAmountThatIsNoIntegerText(String amount) {
        String solution =
                EMPTY.replace("\"prices\": {}", "\"prices\": {\"" + "0x" + "ab".repeat(20) + "\": " + amount + "}");

        Solved solved = (Solved) read("{\"solutions\": [" + solution + "]}");

        assertThat(solved.solutions()).isEmpty();
        assertThat(solved.unreadable()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"-1\"", "1e400", "null", "{\"wei\": \"7\"}"})
    void shouldNotMindWhatASolutionSaysThatItIsWorth(String score) {
        String boasting = EMPTY.replace("\"id\": 3", "\"score\": " + score + ", \"id\": 3");

        assertThat(read("{\"solutions\": [" + boasting + "]}")).isEqualTo(read("{\"solutions\": [" + EMPTY + "]}"));
    }

    @Test
    void shouldRefuseTwoPricesOfOneToken() {
        String token = "\"0x" + "ab".repeat(20) + "\"";
        String solution = EMPTY.replace("\"prices\": {}", "\"prices\": {" + token + ": \"1\", " + token + ": \"2\"}");

        assertThat(read("{\"solutions\": [" + solution + "]}")).isInstanceOf(Malformed.class);
    }

    @Test
    void shouldRefuseTwoSpellingsOfOneToken() {
        String token = "0x" + "ab".repeat(20);
        String other = Address.parse(token).orElseThrow().toChecksum();
        String prices = "\"prices\": {\"" + token + "\": \"1\", \"" + other + "\": \"2\"}";

        Solved solved = (Solved) read("{\"solutions\": [" + EMPTY.replace("\"prices\": {}", prices) + "]}");

        assertThat(other).isNotEqualTo(token);
        assertThat(solved.solutions()).isEmpty();
        assertThat(solved.unreadable()).extracting(Unreadable::id).containsExactly(Optional.of(Uint256.of(3)));
    }

    @Test
    void shouldTakeAnOrderOfASolverForAllOrNothingUnlessItSaysOtherwise() {
        Solved without = (Solved) read(GOLDEN.replaceAll("\"partiallyFillable\": (true|false),", ""));

        assertThat(without.unreadable()).isEmpty();
        assertThat(without.solutions()).isEqualTo(((Solved) read(GOLDEN)).solutions());
    }

    @Test
    void shouldRefuseOnlyOneOfTheTwoFeesPerGas() {
        Solved solved = (Solved) read(GOLDEN.replace("\"maxPriorityFeePerGas\"", "\"other\""));

        assertThat(solved.unreadable().getFirst().reason()).contains("come together or not at all");
    }

    @Test
    void shouldReadAnEngineThatDeclines() {
        Declined declined = new Declined(ErrorCode.INSUFFICIENT_LIQUIDITY, "dry");

        assertThat(EngineResponse.read(EngineResponse.write(declined))).isEqualTo(declined);
        assertThat(read("{\"error\": {\"code\": \"other\"}}")).isEqualTo(new Declined(ErrorCode.OTHER, null));
    }

    @Test
    void shouldWriteNoSolutions() {
        assertThat(EngineResponse.write(List.of())).asString().isEqualTo("{\"solutions\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"solutions\": 1}",
                "{\"error\": \"x\"}",
                "{\"solutions\": []} x",
                "\u0000"
            })
    void shouldNotTakeAnythingElseForAResponse(String body) {
        assertThat(read(body)).isInstanceOf(Malformed.class);
    }

    private static EngineResponse read(String body) {
        return EngineResponse.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
