package io.walras.settlement.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that call a contract which looks at how it is called, to settle in simulation and nowhere else. */
class SimulationDetectorTest extends StagedTest {
    private static final String WANTS_FIVE_MILLION_GAS = "0x5a63004c4b4011600b57005b60006000fd";

    /** The contract reverts unless this opcode gives zero: GASPRICE, BASEFEE. */
    @ParameterizedTest
    @ValueSource(strings = {"3a", "48"})
    void shouldRefuseABundleThatSettlesOnlyWhereGasIsFree(String opcode) {
        Address detector = stage.contract("0x" + opcode + "600557005b60006000fd");

        assertThat(simulated(detector)).isInstanceOf(Verdict.Refused.class);
    }

    /** The contract reverts if this opcode gives zero. */
    @ParameterizedTest
    @ValueSource(strings = {"3a", "48"})
    void shouldPassABundleThatSettlesOnlyWhereGasIsPaidFor(String opcode) {
        Address detector = stage.contract("0x" + opcode + "15600657005b60006000fd");

        assertThat(simulated(detector)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void shouldRefuseABundleThatSettlesOnlyWithMoreGasThanItWillHave() {
        Candidate detecting = calling(stage.contract(WANTS_FIVE_MILLION_GAS), 1_000);

        assertThat(detail(simulator().simulate(List.of(detecting))))
                .startsWith("with the gas limit of its transaction: reverts: InteractionFailed(");
        assertThat(detail(simulator().simulateApart(List.of(detecting))))
                .startsWith("with the gas limit of its transaction: reverts: InteractionFailed(");
    }

    @Test
    void shouldNotBlameOthersForWhatIsRefusedOnlyThen() {
        Candidate detecting = calling(stage.contract(WANTS_FIVE_MILLION_GAS), 1_000);
        SimulationReport report = simulator().simulate(List.of(detecting, trades.candidate(trades.opposite(2_000))));

        assertThat(report.verdicts().getFirst()).isInstanceOf(Verdict.Refused.class);
        assertThat(report.verdicts().getLast()).isInstanceOf(Verdict.Passed.class);
    }

    private static String detail(SimulationReport report) {
        return ((Verdict.Refused) report.verdicts().getFirst()).refusal().detail();
    }

    private static Simulator simulator() {
        return trades.simulator(stage.rpc, GasRules.DEFAULT);
    }

    private static Verdict simulated(Address called) {
        return simulator().simulate(List.of(calling(called, 1_000))).verdicts().getFirst();
    }

    /** Alice and Bob trade so many dollars, and the contract is called. */
    private static Candidate calling(Address called, long dollars) {
        Intent alice = trades.sign(
                Stage.ALICE, trades.order(stage.dai, stage.usdc, Trades.dai(dollars), Trades.usdc(dollars)));
        Intent bob =
                trades.sign(Stage.BOB, trades.order(stage.usdc, stage.dai, Trades.usdc(dollars), Trades.dai(dollars)));
        Interaction call = new Interaction.Custom(
                new Interaction.Call(called, Uint256.ZERO, Bytes.EMPTY), List.of(), List.of(), List.of(), false);
        return trades.candidate(trades.checked(
                List.of(alice, bob),
                List.of(Trades.whole(alice), Trades.whole(bob)),
                trades.dollarPrices(),
                List.of(call)));
    }
}
