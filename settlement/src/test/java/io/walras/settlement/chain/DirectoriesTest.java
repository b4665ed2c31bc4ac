package io.walras.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.testing.Gen;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about tokens and pools. */
class DirectoriesTest extends StagedTest {

    @Test
    void shouldDescribeTokens() {
        assertThat(new TokenDirectory(stage.rpc).describe(List.of(stage.usdc, stage.weth)))
                .containsEntry(stage.usdc, new TokenMetadata(6, "USDC"))
                .containsEntry(stage.weth, new TokenMetadata(18, "WETH"));
    }

    @Test
    void shouldSayNothingOfWhatIsNoToken() {
        assertThat(new TokenDirectory(stage.rpc).describe(List.of(Address.NATIVE, Stage.BOB.address())))
                .containsEntry(Address.NATIVE, TokenMetadata.NONE)
                .containsEntry(Stage.BOB.address(), TokenMetadata.NONE);
    }

    @Test
    void shouldSayNothingOfATokenThatTheNodeCannotTellAbout() {
        try (NodeProxy node = NodeProxy.failing(
                        stage.anvil.uri(),
                        call -> call.path("params").path(0).path("to").asText().equals(stage.weth.toString()),
                        -32000,
                        "no such luck");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            assertThat(new TokenDirectory(rpc).describe(List.of(stage.usdc, stage.weth)))
                    .containsEntry(stage.usdc, new TokenMetadata(6, "USDC"))
                    .containsEntry(stage.weth, TokenMetadata.NONE);
        }
    }

    @Test
    void shouldNotTakeAbsurdDecimals() {
        Address absurd = stage.contract("0x5f195f5260205ff3");

        assertThat(new TokenDirectory(stage.rpc).describe(List.of(absurd))).containsEntry(absurd, TokenMetadata.NONE);
    }

    @Test
    void shouldReadASymbolThatIsAWord() {
        assertThat(symbol("MKR")).contains("MKR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb", "\u202eCDSU", "a\u200bb"})
    void shouldNotShowASymbolThatIsNoText(String word) {
        assertThat(symbol(word)).isEmpty();
    }

    @Test
    void shouldNotShowASymbolThatIsNotUnicode() {
        Bytes word = Bytes.fromHex("0xff" + "41".repeat(31));

        assertThat(TokenDirectory.symbol(new CallOutcome.Returned(word))).isEmpty();
    }

    @Test
    void shouldFindPools() {
        List<V2Pair> found = new PoolDirectory(stage.rpc)
                .pools(stage.venue, TokenPair.among(List.of(stage.dai, stage.weth, stage.usdc)));

        assertThat(found).containsExactly(stage.pool);
    }

    @Test
    void shouldRefuseToLookForTooManyPools() {
        Gen gen = new Gen(1);
        List<TokenPair> pairs = Stream.generate(() -> TokenPair.of(gen.address(), gen.address()))
                .limit(PoolDirectory.MAX_PAIRS + 1)
                .flatMap(List::stream)
                .toList();
        PoolDirectory directory = new PoolDirectory(stage.rpc);

        assertThatThrownBy(() -> directory.pools(stage.venue, pairs)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSayThatThereIsNoFactory() {
        V2Factory none = new V2Factory(Stage.BOB.address(), stage.venue.router(), V2Factory.ORIGINAL_FEE, 1);
        PoolDirectory directory = new PoolDirectory(stage.rpc);

        assertThatThrownBy(() -> directory.pools(none, TokenPair.of(stage.weth, stage.usdc)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Uniswap v2 factory");
    }

    private static Optional<String> symbol(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        Bytes word = Bytes.fromHex("0x" + hex + "0".repeat(64 - hex.length()));
        return TokenDirectory.symbol(new CallOutcome.Returned(word));
    }
}
