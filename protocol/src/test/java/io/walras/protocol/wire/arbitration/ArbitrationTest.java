package io.walras.protocol.wire.arbitration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.protocol.testing.Property;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Auction files with the verdicts they must get, byte for byte. The verdicts were computed apart from this code. */
class ArbitrationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static byte[] file(String name) {
        try (InputStream stream = ArbitrationTest.class.getResourceAsStream("/arbitration/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }

    private static String verdict(String auction) {
        return new String(file(auction + ".verdict.json"), UTF_8).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference-better-than-winners", "fees", "dropped", "ties-and-native"})
    void shouldPrintTheKnownVerdict(String auction) {
        assertThat(Arbitration.of(file(auction + ".json")).toJson()).isEqualTo(verdict(auction));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference-better-than-winners", "fees", "dropped", "ties-and-native"})
    void shouldPrintTheSameBytesForBidsInAnyOrder(String auction) {
        Property.forAll(60, gen -> {
            try {
                ObjectNode file = (ObjectNode) JSON.readTree(file(auction + ".json"));
                ArrayNode solutions = (ArrayNode) file.get("solutions");
                List<JsonNode> bids = new ArrayList<>();
                solutions.forEach(bids::add);
                solutions.removeAll().addAll(gen.shuffled(bids));

                assertThat(Arbitration.of(JSON.writeValueAsBytes(file)).toJson())
                        .isEqualTo(verdict(auction));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    @Test
    void shouldKeySeveralVerdictsByNameInOrder() {
        TreeMap<String, Arbitration> byName = new TreeMap<>();
        byName.put("b.json", Arbitration.of(file("fees.json")));
        byName.put("a.json", Arbitration.of(file("dropped.json")));

        assertThat(Arbitration.toJson(byName))
                .isEqualTo("{\"a.json\":" + verdict("dropped") + ",\"b.json\":" + verdict("fees") + "}");
        assertThat(Arbitration.toJson(new TreeMap<>())).isEqualTo("{}");
    }
}
