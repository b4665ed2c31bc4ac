package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.contracts.InteractionExecutor;
import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.FaultReplay.Verdict;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.abi.CustomErrorEncoder;

/** Awards that did not settle, called again on a real node. */
class FaultReplayTest extends StagedTest {
    private static final Address SENDER = Stage.SUBMITTER.address();
    private static final Uint256 TWENTY_ETHER = Uint256.of(20).times(Uint256.powerOfTen(18));

    private final FaultReplay replay = replay(stage.rpc);

    private static FaultReplay replay(JsonRpc rpc) {
        return new FaultReplay(
                rpc, stage.settlement(), stage.deployment.contracts().executor());
    }

    @Test
    void shouldBlameNobodyForTheExecutorsErrorFromATokenThatMakesItUp() {
        Bytes callData = callData(trades.opposite(10));
        Bytes forged = Bytes.fromHex(CustomErrorEncoder.encode(InteractionExecutor.INTERACTIONFAILED_ERROR))
                .slice(0, 4);
        Bytes data = Bytes.concat(
                forged.toArray(),
                Web3jTypes.encode(List.of(
                                Web3jTypes.of(Uint256.ONE), Web3jTypes.of(Uint256.ZERO), Web3jTypes.of(Bytes.EMPTY)))
                        .toArray());
        // PUSH1 size, PUSH1 12, PUSH1 0, CODECOPY, PUSH1 size, PUSH1 0, REVERT; then what it reverts with.
        String code = "0x60%02x600c60003960%02x6000fd".formatted(data.size(), data.size());
        stage.anvil.control(
                "anvil_setCode",
                stage.dai.toString(),
                Bytes.concat(Bytes.fromHex(code).toArray(), data.toArray()).toString());

        assertThat(replay.withoutTransaction(SENDER, callData, stage.head().number()))
                .isInstanceOfSatisfying(
                        Verdict.NobodysFault.class,
                        verdict -> assertThat(verdict.reason())
                                .startsWith("made up by whom a trade calls: InteractionFailed(1, 0, "));
    }

    @Test
    void shouldBlameNobodyWhenTheNodeDoesNotTrace() {
        Bytes callData = callData(trades.throughPool(TWENTY_ETHER));
        settle(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE)));
        try (NodeProxy node = NodeProxy.without(stage.anvil.uri(), "debug_traceCall");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            assertThat(replay(rpc)
                            .withoutTransaction(SENDER, callData, stage.head().number()))
                    .isInstanceOfSatisfying(
                            Verdict.Unknown.class,
                            verdict -> assertThat(verdict.reason()).contains("does not show in which call"));
        }
    }

    @Test
    void shouldBlameTheSolverForACallOfItsOwnThatReverts() {
        Bytes callData = callData(trades.throughPool(TWENTY_ETHER));
        settle(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE)));
        long block = stage.head().number();

        assertThat(replay.withoutTransaction(SENDER, callData, block))
                .isEqualTo(new Verdict.SolversFault(
                        "InteractionFailed(1, 0, Error(UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT))"
                                + " on the state after block " + block));
    }

    @Test
    void shouldBlameNobodyForWhatPassesOnTheRecordedState() {
        Bytes callData = callData(trades.throughPool(TWENTY_ETHER));
        long before = stage.head().number();
        settle(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE)));

        assertThat(replay.withoutTransaction(SENDER, callData, before)).isInstanceOf(Verdict.NobodysFault.class);
    }

    @Test
    void shouldReplayAFailureOnTheStateAfterItsBlockToo() {
        Bytes callData = callData(trades.throughPool(TWENTY_ETHER));
        settle(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE)));

        assertThat(replay.afterFailure(SENDER, callData, stage.head().number()))
                .isInstanceOf(Verdict.SolversFault.class);
    }

    @Test
    void shouldBlameNobodyForAUserWithoutFunds() {
        Bytes callData = callData(trades.opposite(10_000_000));

        assertThat(replay.withoutTransaction(SENDER, callData, stage.head().number()))
                .isInstanceOfSatisfying(
                        Verdict.NobodysFault.class,
                        verdict -> assertThat(verdict.reason()).contains("ERC20InsufficientBalance"));
    }

    @Test
    void shouldNotKnowWhatTheNodeHasForgotten() {
        Bytes callData = callData(trades.throughPool(TWENTY_ETHER));
        try (NodeProxy node = NodeProxy.failing(stage.anvil.uri(), call -> true, -32000, "missing trie node");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            assertThat(replay(rpc).withoutTransaction(SENDER, callData, 1)).isInstanceOf(Verdict.Unknown.class);
        }
    }

    private Bytes callData(Trades.Checked checked) {
        Award award = trades.award(checked.bundle());
        return checked.bundle().callData(award, trades.signature(award));
    }

    private void settle(Trades.Checked checked) {
        stage.account(Stage.BOB).call(stage.settlement(), Uint256.ZERO, callData(checked));
    }
}
