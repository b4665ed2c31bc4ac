package io.walras.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.chain.AdmissionReader.Facts;
import io.walras.settlement.chain.AdmissionReader.Question;
import io.walras.settlement.chain.AdmissionReader.WalletQuestion;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Bool;

class AdmissionReaderTest extends StagedTest {
    private static final Uint256 TOO_MUCH = Stage.PURSE.plus(Uint256.ONE);
    private static final WalletQuestion WALLET = new WalletQuestion(Bytes32.ZERO, Bytes.EMPTY, 100_000);

    @Test
    void shouldReadTheFundsOfAnOwner() {
        Facts facts = facts(Stage.ALICE.address(), stage.dai, List.of(Stage.PURSE), null);

        assertThat(facts)
                .isEqualTo(new Facts(
                        AccountKind.WITHOUT_CODE,
                        AccountKind.CONTRACT,
                        AccountKind.CONTRACT,
                        Stage.PURSE,
                        Uint256.MAX,
                        true,
                        false));
    }

    @Test
    void shouldFindATransferPossibleIfOneOfThemIs() {
        assertThat(facts(Stage.ALICE.address(), stage.dai, List.of(TOO_MUCH, Uint256.ONE), null)
                        .transferable())
                .isTrue();
    }

    @Test
    void shouldFindATransferImpossibleThatReverts() {
        assertThat(facts(Stage.ALICE.address(), stage.dai, List.of(TOO_MUCH), null)
                        .transferable())
                .isFalse();
    }

    @Test
    void shouldTakeATokenThatReturnsNothingAtItsSilence() {
        Facts facts = facts(Stage.ALICE.address(), stage.contract("0x00"), List.of(Uint256.ONE), null);

        assertThat(facts.transferable()).isTrue();
        assertThat(facts.balance()).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldFindATransferImpossibleThatReturnsFalse() {
        Address refusing = stage.contract("0x5f5f5260205ff3");

        assertThat(facts(Stage.ALICE.address(), refusing, List.of(Uint256.ONE), null)
                        .transferable())
                .isFalse();
    }

    @Test
    void shouldSayThatATokenHasNoCode() {
        Facts facts = facts(Stage.ALICE.address(), Stage.BOB.address(), List.of(Uint256.ONE), null);

        assertThat(facts.sellToken()).isEqualTo(AccountKind.WITHOUT_CODE);
        assertThat(facts.balance()).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldAskTheOwnersContract() {
        Address obliging = stage.contract("0x631626ba7e60e01b5f5260205ff3");
        Address talkative = stage.contract("0x631626ba7e60e01b5f5260405ff3");

        assertThat(facts(obliging, stage.dai, List.of(), WALLET).confirmed()).isTrue();
        assertThat(facts(talkative, stage.dai, List.of(), WALLET).confirmed()).isFalse();
        assertThat(facts(Stage.ALICE.address(), stage.dai, List.of(), WALLET).confirmed())
                .isFalse();
    }

    @Test
    void shouldNotLetAWalletSpendMoreThanItMay() {
        Address loopsForEver = stage.contract("0x5b5f56");

        assertThat(facts(loopsForEver, stage.dai, List.of(), WALLET).confirmed())
                .isFalse();
    }

    @Test
    void shouldFindWhetherAnOrderIsPresigned() {
        Order order = Orders.sell().of(stage.dai, stage.usdc).order();
        OrderUid uid = Intent.of(
                        stage.orderDomain().separator(),
                        order,
                        Stage.ALICE.address(),
                        new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY))
                .uid();
        Question question = new Question(uid.owner(), stage.dai, stage.usdc, List.of(), List.of(), null, uid);
        AdmissionReader reader = new AdmissionReader(stage.rpc, stage.deployment.contracts());
        assertThat(reader.read(question).confirmed()).isFalse();

        stage.account(Stage.ALICE)
                .call(
                        stage.settlement(),
                        Uint256.ZERO,
                        Web3jTypes.call("setPreSignature", Web3jTypes.of(Bytes.of(uid.toArray())), new Bool(true)));

        assertThat(reader.read(question).confirmed()).isTrue();
    }

    @Test
    void shouldLearnNothingFromANodeInTrouble() {
        String trouble = "{\"id\":0,\"error\":{\"code\":-32000,\"message\":\"header not found\"}}";
        try (NodeProxy node = NodeProxy.saying(trouble);
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            AdmissionReader reader = new AdmissionReader(rpc, stage.deployment.contracts());
            Question question = new Question(
                    Stage.ALICE.address(), stage.dai, stage.usdc, List.of(Uint256.ONE), List.of(), null, null);

            assertThatThrownBy(() -> reader.read(question)).isInstanceOf(ChainUnavailable.class);
        }
    }

    @Test
    void shouldCreditWhatTheHooksOfAnOrderBring() {
        Facts facts = hooked(List.of(TOO_MUCH), mintOne(stage.dai, 200_000));

        assertThat(facts.balance()).isEqualTo(TOO_MUCH);
        assertThat(facts.transferable()).isTrue();
        assertThat(facts.sellToken()).isEqualTo(AccountKind.CONTRACT);
    }

    @Test
    void shouldCreditNothingOfAHookThatRunsOutOfGas() {
        Facts facts = hooked(List.of(Stage.PURSE), mintOne(stage.dai, 10_000));

        assertThat(facts.balance()).isEqualTo(Stage.PURSE);
        assertThat(facts.allowance()).isEqualTo(Uint256.MAX);
        assertThat(facts.transferable()).isTrue();
    }

    @Test
    void shouldGiveEveryHookItsGas() {
        Hook loopsForEver = new Hook(stage.contract("0x5b5f56"), Bytes.EMPTY, 3_000_000);
        Facts facts = hooked(List.of(TOO_MUCH), loopsForEver, loopsForEver, mintOne(stage.dai, 200_000));

        assertThat(facts.balance()).isEqualTo(TOO_MUCH);
    }

    @Test
    void shouldLearnNothingOfAnOrderWithHooksFromANodeThatCannotSimulate() {
        try (NodeProxy node = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            AdmissionReader reader = new AdmissionReader(rpc, stage.deployment.contracts());
            Question question = hookedQuestion(List.of(), mintOne(stage.dai, 200_000));

            assertThatThrownBy(() -> reader.read(question)).isInstanceOf(ChainUnavailable.class);
        }
    }

    private static Hook mintOne(Address token, long gasLimit) {
        Bytes mint = Web3jTypes.call("mint", Web3jTypes.of(Stage.ALICE.address()), Web3jTypes.of(Uint256.ONE));
        return new Hook(token, mint, gasLimit);
    }

    private static Facts hooked(List<Uint256> transfers, Hook... hooks) {
        return new AdmissionReader(stage.rpc, stage.deployment.contracts()).read(hookedQuestion(transfers, hooks));
    }

    private static Question hookedQuestion(List<Uint256> transfers, Hook... hooks) {
        return new Question(Stage.ALICE.address(), stage.dai, stage.usdc, transfers, List.of(hooks), null, null);
    }

    private static Facts facts(
            Address owner, Address sellToken, List<Uint256> transfers, @Nullable WalletQuestion wallet) {
        return new AdmissionReader(stage.rpc, stage.deployment.contracts())
                .read(new Question(owner, sellToken, stage.usdc, transfers, List.of(), wallet, null));
    }
}
