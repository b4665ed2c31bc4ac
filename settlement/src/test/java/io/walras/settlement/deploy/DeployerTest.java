package io.walras.settlement.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.contracts.Settlement;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.chain.SettlementContracts;
import io.walras.settlement.deploy.wire.DeploymentFile;
import io.walras.settlement.dev.DevKeys;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.abi.datatypes.Utf8String;

class DeployerTest extends StagedTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldDeployContractsThatKnowEachOther() {
        SettlementContracts contracts = stage.deployment.contracts();

        assertThat(contracts.auctioneer()).isEqualTo(Stage.AUCTIONEER.address());
        assertThat(contracts.wrappedNative()).isEqualTo(stage.weth);
        assertThat(stage.deployment.chainId()).isEqualTo(31337);
        assertThat(contracts.orderDomain())
                .isEqualTo(Eip712Domain.cow(31337, contracts.settlement()).separator());
        assertThat(contracts.awardDomain())
                .isEqualTo(Eip712Domain.walras(31337, contracts.settlement()).separator());
        assertThat(contracts.quoteSettler()).isNotNull();
        assertThat(contracts.hooksTrampoline()).isNotNull();
        assertThat(SettlementContracts.at(stage.rpc, contracts.settlement())).isEqualTo(contracts);
    }

    @Test
    void shouldTellAnEthFlowContractOfTheSettlementFromOthers() {
        SettlementContracts contracts = stage.deployment.contracts();

        assertThat(contracts.isServedBy(stage.rpc, Objects.requireNonNull(stage.deployment.ethFlow())))
                .isTrue();
        assertThat(contracts.isServedBy(stage.rpc, contracts.executor())).isFalse();
        assertThat(contracts.isServedBy(stage.rpc, contracts.settlement())).isFalse();
        assertThat(contracts.isServedBy(stage.rpc, Stage.ALICE.address())).isFalse();
    }

    @Test
    void shouldKnowADeploymentWithoutAQuoteSettler() throws IOException {
        Path file = folder.resolve("deployment.json");
        DeploymentFile.write(file, stage.deployment);
        String withoutIt = Files.readString(file).replaceFirst(".*\"quoteSettler\".*\n", "");
        Files.writeString(file, withoutIt);

        assertThat(DeploymentFile.read(file).contracts().quoteSettler()).isNull();
    }

    @Test
    void shouldKnowADeploymentWithoutAHooksTrampoline() throws IOException {
        Path file = folder.resolve("deployment.json");
        DeploymentFile.write(file, stage.deployment);
        String withoutIt = Files.readString(file).replaceFirst(".*\"hooksTrampoline\".*\n", "");
        Files.writeString(file, withoutIt);

        assertThat(DeploymentFile.read(file).contracts().hooksTrampoline()).isNull();
    }

    @Test
    void shouldFindNoQuoteSettlerWhereTheSettlementHasNone() {
        Address settlement = stage.account(Stage.DEPLOYER)
                .create(Bytes.concat(
                        Bytes.fromHex("0x" + Settlement.BINARY).toArray(),
                        Web3jTypes.encode(List.of(
                                        new Utf8String("Gnosis Protocol"),
                                        new Utf8String("v2"),
                                        Web3jTypes.of(Stage.AUCTIONEER.address()),
                                        Web3jTypes.of(
                                                stage.deployment.contracts().registry()),
                                        Web3jTypes.of(stage.weth),
                                        Web3jTypes.of(Address.ZERO)))
                                .toArray()));

        assertThat(SettlementContracts.at(stage.rpc, settlement).quoteSettler()).isNull();
    }

    @Test
    void shouldSayThatThereIsNoContract() {
        assertThatThrownBy(() -> SettlementContracts.at(stage.rpc, stage.weth))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no settlement contract at " + stage.weth);
    }

    @Test
    void shouldRegisterASolverOnceAndTopUpItsBond() {
        SolverRegistration registry =
                new SolverRegistration(stage.rpc, stage.deployment.contracts().registry());
        PrivateKey solver = DevKeys.key(9);
        Uint256 half = Uint256.of(5).times(Uint256.powerOfTen(17));
        assertThat(registry.isActive(solver.address())).isFalse();

        registry.register(solver, half);
        assertThat(registry.isActive(solver.address())).isFalse();
        registry.register(solver, Stage.BOND);
        assertThat(registry.isActive(solver.address())).isTrue();
        registry.register(solver, Stage.BOND);
        assertThat(registry.isActive(solver.address())).isTrue();
    }

    @Test
    void shouldSayWhyAnOperatorsCallFails() {
        OperatorAccount account = stage.account(Stage.ALICE);
        Bytes tooMuch = Web3jTypes.call("transfer", Web3jTypes.of(Stage.BOB.address()), Web3jTypes.of(Uint256.MAX));

        assertThatThrownBy(() -> account.call(stage.dai, Uint256.ZERO, tooMuch))
                .isInstanceOf(OperatorAccount.Failed.class)
                .hasMessageContaining("ERC20InsufficientBalance(");
    }

    @Test
    void shouldSayThatAnAccountCannotPay() {
        OperatorAccount beggar = stage.account(Orders.ALICE);

        assertThatThrownBy(() -> beggar.call(Stage.BOB.address(), Uint256.ONE, Bytes.EMPTY))
                .isInstanceOf(OperatorAccount.Failed.class)
                .hasMessageContaining("cannot pay");
    }

    @Test
    void shouldWriteADeploymentThatCanBeReadBack() throws IOException {
        Path file = folder.resolve("deployment.json");

        DeploymentFile.write(file, stage.deployment);

        assertThat(DeploymentFile.read(file)).isEqualTo(stage.deployment);
        assertThat(Files.readString(file))
                .contains("\"settlement\" : \"" + stage.settlement().toChecksum());
    }

    @Test
    void shouldNotOverwriteADeployment() throws IOException {
        Path file = Files.writeString(folder.resolve("deployment.json"), "precious");

        assertThatThrownBy(() -> DeploymentFile.write(file, stage.deployment))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("precious");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
