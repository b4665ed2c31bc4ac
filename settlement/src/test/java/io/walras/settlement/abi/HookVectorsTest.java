package io.walras.settlement.abi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.testing.Vectors;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HookVectorsTest {

    static List<JsonNode> lists() {
        return Vectors.rows("hooks.json", "lists", 3);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void shouldEncodeTheCallOfTheTrampoline(JsonNode row) {
        List<Hook> hooks = StreamSupport.stream(row.path("hooks").spliterator(), false)
                .map(hook -> new Hook(
                        Address.fromHex(hook.path("target").asText()),
                        Bytes.fromHex(hook.path("callData").asText()),
                        Long.parseLong(hook.path("gasLimit").asText())))
                .toList();

        assertThat(Calls.executeHooks(hooks))
                .isEqualTo(Bytes.fromHex(row.path("callData").asText()));
    }
}
