package io.walras.auctioneer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared with the chain at the start. */
class ChainPartsTest extends StagedTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldStartWithTheEthFlowContractOfItsSettlement() throws IOException {
        Address ethFlow = Objects.requireNonNull(stage.deployment.ethFlow());

        ChainParts parts = ChainParts.connect(settings(ethFlow.toString()));

        assertThat(parts.contracts()).isEqualTo(stage.deployment.contracts());
        parts.rpc().close();
    }

    @Test
    void shouldStartWithoutAnEthFlowContract() throws IOException {
        ChainParts parts = ChainParts.connect(settings(""));

        assertThat(parts.contracts()).isEqualTo(stage.deployment.contracts());
        parts.rpc().close();
    }

    @Test
    void shouldRefuseAnotherContractAsEthFlowAndSayWhatToChange() throws IOException {
        Settings settings = settings(stage.usdc.toString());

        assertThatThrownBy(() -> ChainParts.connect(settings))
                .isInstanceOf(ChainParts.Misconfigured.class)
                .hasMessage("walras.indexer.eth-flow: " + stage.usdc + " is no eth-flow contract of the settlement"
                        + " contract " + stage.settlement() + "; set it to the ethFlow of its deployment, or to \"\""
                        + " for none");
    }

    private Settings settings(String ethFlow) throws IOException {
        Config config = ConfigFactory.parseMap(Map.of(
                "walras.chain.rpc", stage.anvil.uri().toString(),
                "walras.chain.chain-id", stage.deployment.chainId(),
                "walras.chain.settlement", stage.settlement().toString(),
                "walras.keys.auctioneer-file", keyFile("auctioneer.key", Stage.AUCTIONEER),
                "walras.keys.submitter-file", keyFile("submitter.key", Stage.CAROL),
                "walras.storage.h2.folder", folder.toString(),
                "walras.indexer.eth-flow", ethFlow));
        return Settings.of(config.withFallback(ConfigFactory.load()).resolve());
    }

    private String keyFile(String name, PrivateKey key) throws IOException {
        Path file = Files.writeString(folder.resolve(name), Bytes32.of(key.secretBytes()) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}
