package io.walras.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.abi.datatypes.Bool;

class ChainReaderTest extends StagedTest {
    /** Answers every call with the magic value of EIP-1271. */
    private static final String OBLIGING_WALLET = "0x631626ba7e60e01b5f5260205ff3";

    @Test
    void shouldReadBalanceAndAllowance() {
        ChainView view = view(aliceSells(stage.dai));

        assertThat(view.funds())
                .isEqualTo(Map.of(new Holding(Stage.ALICE.address(), stage.dai), new Funds(Stage.PURSE, Uint256.MAX)));
    }

    @Test
    void shouldReadAllAtOneBlock() {
        assertThat(view(aliceSells(stage.dai)).block()).isEqualTo(stage.head());
    }

    @Test
    void shouldReadHowFarAnOrderIsFilled() {
        Trades.Checked checked = trades.opposite(1_000);
        stage.account(Stage.SUBMITTER)
                .call(
                        stage.settlement(),
                        Uint256.ZERO,
                        trades.settlement(checked.bundle(), trades.award(checked.bundle()))
                                .call()
                                .data());
        List<Intent> intents =
                checked.fills().stream().map(fill -> fill.order().intent()).toList();

        assertThat(stage.reader().read(intents, List.of()).view().filled())
                .isEqualTo(Map.of(
                        intents.get(0).uid(), Trades.dai(1_000), intents.get(1).uid(), Trades.usdc(1_000)));
    }

    @Test
    void shouldReadThatAnOrderIsInvalidated() {
        Intent intent = aliceSells(stage.dai);
        stage.account(Stage.ALICE)
                .call(
                        stage.settlement(),
                        Uint256.ZERO,
                        Web3jTypes.call(
                                "invalidateOrder",
                                Web3jTypes.of(Bytes.of(intent.uid().toArray()))));

        assertThat(view(intent).filled()).containsEntry(intent.uid(), Uint256.MAX);
    }

    @Test
    void shouldKnowWhetherAnOrderIsPresigned() {
        Intent intent = unsigned(Stage.ALICE.address(), SigningScheme.PRESIGN);
        assertThat(view(intent).unsigned()).containsExactly(intent.uid());

        stage.account(Stage.ALICE)
                .call(
                        stage.settlement(),
                        Uint256.ZERO,
                        Web3jTypes.call(
                                "setPreSignature",
                                Web3jTypes.of(Bytes.of(intent.uid().toArray())),
                                new Bool(true)));

        assertThat(view(intent).unsigned()).isEmpty();
    }

    @Test
    void shouldAskAWalletWhetherItSigned() {
        Intent confirmed = unsigned(stage.contract(OBLIGING_WALLET), SigningScheme.EIP1271);
        Intent withoutWallet = unsigned(Stage.ALICE.address(), SigningScheme.EIP1271);
        Intent refused = unsigned(stage.weth, SigningScheme.EIP1271);

        ChainView view = stage.reader()
                .read(List.of(confirmed, withoutWallet, refused), List.of())
                .view();

        assertThat(view.unsigned()).containsExactlyInAnyOrder(withoutWallet.uid(), refused.uid());
    }

    /** What hostile tokens do, as EVM code, and how that is told. */
    @ParameterizedTest
    @CsvSource({
        "reverts,              0x5f5ffd,                               reverts",
        "has no such function, 0xfe,                                   reverts",
        "loops for ever,       0x5b5f56,                               reverts",
        "answers nothing,      0x00,                                   answers nonsense",
        "answers half a word,  0x60105ff3,                             answers nonsense",
        "answers without end,  0x6103e86103e8026103e8025ff3,           reverts"
    })
    void shouldCostNobodyElseWhatAHostileTokenAnswers(String behaviour, String code, String told) {
        Intent hostile = aliceSells(stage.contract(code.strip()));
        Intent honest = aliceSells(stage.dai);

        ChainReading reading = stage.reader().read(List.of(hostile, honest), List.of());

        assertThat(reading.view().funds())
                .as(behaviour)
                .containsOnlyKeys(new Holding(Stage.ALICE.address(), stage.dai));
        assertThat(reading.unreadable()
                        .get(new Holding(Stage.ALICE.address(), hostile.order().sellToken())))
                .contains(told);
    }

    @Test
    void shouldCostNobodyElseWhatTheNodeCannotAnswerAboutOneToken() {
        Intent odd = aliceSells(stage.weth);
        Intent honest = aliceSells(stage.dai);
        try (NodeProxy node = refusingCallsTo(stage.weth);
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            ChainReading reading =
                    new ChainReader(rpc, stage.deployment.contracts()).read(List.of(odd, honest), List.of(stage.pool));

            Holding unread = new Holding(Stage.ALICE.address(), stage.weth);
            assertThat(reading.view().funds()).containsOnlyKeys(new Holding(Stage.ALICE.address(), stage.dai));
            assertThat(reading.view().pools()).hasSize(1);
            assertThat(reading.unreadable().get(unread))
                    .contains("is not told about: the node answered: no such luck (-32000)");
        }
    }

    @Test
    void shouldLearnNothingIfTheNodeCannotAnswerAboutTheSettlementContract() {
        Intent intent = aliceSells(stage.dai);
        try (NodeProxy node = refusingCallsTo(stage.settlement());
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            ChainReader reader = new ChainReader(rpc, stage.deployment.contracts());

            assertThatThrownBy(() -> reader.read(List.of(intent), List.of()))
                    .isInstanceOf(ChainUnavailable.class)
                    .hasMessageContaining("no such luck");
        }
    }

    private static NodeProxy refusingCallsTo(Address contract) {
        return NodeProxy.failing(
                stage.anvil.uri(),
                call -> call.path("params").path(0).path("to").asText().equals(contract.toString()),
                -32000,
                "no such luck");
    }

    @Test
    void shouldReadAHugeBalanceAsItIs() {
        Address boastful = stage.contract("0x5f195f5260205ff3");

        assertThat(view(aliceSells(boastful)).funds().values()).containsExactly(new Funds(Uint256.MAX, Uint256.MAX));
    }

    @Test
    void shouldReadReserves() {
        ChainView view = stage.reader().read(List.of(), List.of(stage.pool)).view();

        assertThat(view.pools()).singleElement().satisfies(pool -> {
            assertThat(pool.address()).isEqualTo(stage.pool.address());
            assertThat(pool.router()).isEqualTo(stage.venue.router());
            assertThat(pool.reserveOf(stage.weth)).isEqualTo(Uint256.powerOfTen(20));
            assertThat(pool.reserveOf(stage.usdc)).isEqualTo(Trades.usdc(300_000));
        });
    }

    @Test
    void shouldLeaveOutAPoolThatIsNone() {
        V2Pair none = new V2Pair(stage.venue, Stage.BOB.address(), stage.pool.token0(), stage.pool.token1());

        assertThat(stage.reader()
                        .read(List.of(), List.of(none, stage.pool))
                        .view()
                        .pools())
                .hasSize(1);
    }

    @Test
    void shouldRefuseToReadAroundAMissingContract() {
        SettlementContracts real = stage.deployment.contracts();
        SettlementContracts misplaced = new SettlementContracts(
                Stage.BOB.address(),
                real.allowanceHolder(),
                real.executor(),
                real.registry(),
                real.wrappedNative(),
                real.auctioneer(),
                real.orderDomain(),
                real.awardDomain(),
                real.quoteSettler(),
                real.hooksTrampoline());
        ChainReader reader = new ChainReader(stage.rpc, misplaced);
        Intent intent = aliceSells(stage.dai);

        assertThatThrownBy(() -> reader.read(List.of(intent), List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldReadTheFundsThatTheHooksOfAnOrderLeave() {
        Intent intent = aliceSells(stage.dai);

        ChainView view = stage.reader()
                .read(List.of(intent), Map.of(intent.uid(), List.of(mintOne())), List.of())
                .view();

        Funds more = new Funds(Stage.PURSE.plus(Uint256.ONE), Uint256.MAX);
        assertThat(view.fundsAfterHooks()).isEqualTo(Map.of(intent.uid(), more));
        assertThat(view.funds().values()).containsExactly(new Funds(Stage.PURSE, Uint256.MAX));
    }

    @Test
    void shouldReadAroundANodeThatCannotSimulateAndSaySo() {
        Intent intent = aliceSells(stage.dai);
        try (NodeProxy node = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            ChainReading reading = new ChainReader(rpc, stage.deployment.contracts())
                    .read(List.of(intent), Map.of(intent.uid(), List.of(mintOne())), List.of());

            assertThat(reading.view().fundsAfterHooks()).isEmpty();
            assertThat(reading.view().funds()).hasSize(1);
            assertThat(reading.unsimulated()).containsOnlyKeys(intent.uid());
        }
    }

    private static Hook mintOne() {
        Bytes mint = Web3jTypes.call("mint", Web3jTypes.of(Stage.ALICE.address()), Web3jTypes.of(Uint256.ONE));
        return new Hook(stage.dai, mint, 200_000);
    }

    @Test
    void shouldLearnNothingFromANodeInTrouble() {
        String trouble = "{\"id\":0,\"error\":{\"code\":-32000,\"message\":\"header not found\"}}";
        try (NodeProxy node = NodeProxy.saying(trouble);
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            ChainReader reader = new ChainReader(rpc, stage.deployment.contracts());

            assertThatThrownBy(reader::latestBlock).isInstanceOf(ChainUnavailable.class);
            assertThatThrownBy(() -> reader.transactionCount(Stage.ALICE.address()))
                    .isInstanceOf(ChainUnavailable.class);
        }
    }

    @Test
    void shouldCountOnlyMinedTransactions() {
        long before = stage.reader().transactionCount(Stage.BOB.address());

        stage.account(Stage.BOB).call(Stage.ALICE.address(), Uint256.ONE, Bytes.EMPTY);

        assertThat(stage.reader().transactionCount(Stage.BOB.address())).isEqualTo(before + 1);
    }

    private static ChainView view(Intent intent) {
        return stage.reader().read(List.of(intent), List.of()).view();
    }

    private static Intent aliceSells(Address token) {
        return trades.sign(Stage.ALICE, order(token));
    }

    private static Order order(Address token) {
        return trades.order(token, stage.usdc, Uint256.of(1_000), Uint256.of(1_000));
    }

    private static Intent unsigned(Address owner, SigningScheme scheme) {
        return Intent.of(
                stage.orderDomain().separator(), order(stage.dai), owner, new OrderSignature(scheme, Bytes.EMPTY));
    }
}
