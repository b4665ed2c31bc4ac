package io.walras.protocol.wire.arbitration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

    /** Bids on a few of 16 pairs each, worth the same for each pair, so that many sets have one total. */
    private static byte[] alike(Gen gen, long nodeBudget) {
        ObjectNode file = JSON.createObjectNode();
        file.put("policy", "exact").put("nodeBudget", nodeBudget).put("maxWinners", 20);
        file.putArray("surplusCapturingJitOrderOwners");
        ObjectNode prices = file.putObject("nativePrices");
        ObjectNode policies = file.putObject("feePolicies");
        List<Integer> pairs = IntStream.rangeClosed(1, 16).boxed().toList();
        for (int pair : pairs) {
            prices.put("0x%040x".formatted(1_000 + pair), "1000000000000000000");
            policies.putArray("0x%0112x".formatted(pair));
        }
        ArrayNode solutions = file.putArray("solutions");
        for (int bid = 1; bid <= 60; bid++) {
            ObjectNode solution = solutions.addObject();
            solution.put("id", bid).put("solver", "0x%040x".formatted(9_000 + bid));
            ArrayNode orders = solution.putArray("orders");
            for (int pair : gen.shuffled(pairs).subList(0, gen.between(2, 4))) {
                orders.addObject()
                        .put("uid", "0x%0112x".formatted(pair))
                        .put("side", "sell")
                        .put("sellToken", "0x%040x".formatted(pair))
                        .put("buyToken", "0x%040x".formatted(1_000 + pair))
                        .put("sellAmount", "1000")
                        .put("buyAmount", "1000")
                        .put("executedSell", "1000")
                        .put("executedBuy", "1010");
            }
        }
        try {
            return JSON.writeValueAsBytes(file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void shouldCallAVerdictOptimalIfAndOnlyIfTheGapIsZero() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (int seed = 1; seed <= 20; seed++) {
            for (long budget : new long[] {1, 500, 1_000, 2_000, 10_000}) {
                byte[] file = alike(new Gen(seed), budget);
                JsonNode verdict = JSON.readTree(Arbitration.of(file).toJson());
                boolean optimal = verdict.required("optimal").booleanValue();

                assertThat(optimal)
                        .isEqualTo(verdict.required("gap").textValue().equals("0"));
                seen.add((optimal ? "optimal" : "unproven") + (verdict.has("tiesOpen") ? ", ties open" : ""));
            }
        }
        assertThat(seen).containsExactly("optimal", "optimal, ties open", "unproven");
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
