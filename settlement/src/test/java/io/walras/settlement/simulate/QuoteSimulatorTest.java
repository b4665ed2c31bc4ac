package io.walras.settlement.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteSimulatorTest extends StagedTest {
    /** Has neither tokens nor a key that anybody knows. */
    private static final Address STRANGER =
            Address.parse("0x00000000000000000000000000000000000000aa").orElseThrow();

    @Test
    void shouldSettleAnOrderThatNobodyHasSigned() {
        Intent intent = quoted(stage.weth, stage.usdc, Uint256.powerOfTen(18));

        Verdict verdict = simulator(stage.rpc)
                .verify(candidate(intent), intent, intent.order().sellAmount());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Passed.class,
                        passed -> assertThat(passed.gasUsed()).isBetween(80_000L, 600_000L));
    }

    @Test
    void shouldFindTheFundsOfATokenOfAnotherKind() {
        Intent intent = quoted(stage.usdc, stage.weth, Trades.usdc(1_000));

        assertThat(simulator(stage.rpc)
                        .verify(candidate(intent), intent, intent.order().sellAmount()))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void shouldRefuseWhatTakesMoreThanIsQuoted() {
        Intent intent = quoted(stage.usdc, stage.weth, Trades.usdc(1_000));

        assertThat(simulator(stage.rpc).verify(candidate(intent), intent, Uint256.ONE))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void shouldLeaveNothingBehind() {
        Intent intent = quoted(stage.weth, stage.usdc, Uint256.powerOfTen(18));
        Candidate candidate = candidate(intent);
        simulator(stage.rpc).verify(candidate, intent, intent.order().sellAmount());

        assertThat(trades.simulator(stage.rpc, GasRules.DEFAULT)
                        .simulate(List.of(candidate))
                        .verdicts())
                .singleElement()
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void shouldVerifyWithANodeThatCannotSimulateSequences() {
        Intent intent = quoted(stage.weth, stage.usdc, Uint256.powerOfTen(18));
        try (NodeProxy old = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(old.uri()))) {
            assertThat(simulator(rpc)
                            .verify(candidate(intent), intent, intent.order().sellAmount()))
                    .isInstanceOf(Verdict.Passed.class);
        }
    }

    private static QuoteSimulator simulator(JsonRpc rpc) {
        SimulationSettings settings =
                new SimulationSettings(stage.awardDomain(), Stage.SUBMITTER.address(), Trades.TIP, GasRules.DEFAULT);
        return new QuoteSimulator(rpc, settings, stage.deployment.contracts().allowanceHolder());
    }

    private static Intent quoted(Address sold, Address bought, Uint256 amount) {
        return Intent.of(
                stage.orderDomain().separator(),
                trades.order(sold, bought, amount, Uint256.ONE),
                STRANGER,
                new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
    }

    private static Candidate candidate(Intent intent) {
        ConstantProductPool pool = trades.pool();
        Address sold = intent.order().sellToken();
        Uint256 in = intent.order().sellAmount();
        Uint256 out = pool.amountOut(sold, in).orElseThrow();
        Interaction swap = new Interaction.PoolSwap(
                pool.address(),
                new TokenAmount(sold, in),
                new TokenAmount(intent.order().buyToken(), out),
                false);
        return trades.candidate(trades.checked(
                List.of(intent),
                List.of(Trades.whole(intent)),
                Trades.prices(sold, out, intent.order().buyToken(), in),
                List.of(swap)));
    }
}
