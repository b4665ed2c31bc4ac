package io.walras.settlement.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest extends StagedTest {
    private static final Uint256 ONE_ETHER = Uint256.powerOfTen(18);
    private static final Uint256 TWENTY_ETHER = Uint256.of(2).times(Uint256.powerOfTen(19));

    @Test
    void shouldPassBundlesThatSettle() {
        SimulationReport report =
                simulate(trades.candidate(trades.opposite(1_000)), trades.candidate(trades.throughPool(ONE_ETHER)));

        assertThat(report.verdicts()).allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Passed.class));
        assertThat(report.at().hash()).isEqualTo(stage.head().hash());
    }

    @Test
    void shouldGiveTheGasThatItTakesAndRoomAboveIt() {
        Verdict.Passed passed = (Verdict.Passed)
                simulate(trades.candidate(trades.opposite(1_000))).verdicts().get(0);

        assertThat(passed.gasUsed()).isBetween(100_000L, 400_000L);
        assertThat(passed.gasLimit())
                .isEqualTo(GasRules.DEFAULT.limitFor(passed.gasUsed()).orElseThrow());
    }

    @Test
    void shouldBlameTheEarlierWinnerForAConflict() {
        SimulationReport report = simulate(
                trades.candidate(trades.throughPool(TWENTY_ETHER)),
                trades.candidate(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE))));

        assertThat(report.verdicts().get(0)).isInstanceOf(Verdict.Passed.class);
        assertThat(code(report.verdicts().get(1))).isEqualTo(Code.ConflictsWithEarlierWinner);
        assertThat(detail(report.verdicts().get(1)))
                .contains("InteractionFailed(1, 0, Error(UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT))");
    }

    @Test
    void shouldBlameABundleThatFailsAlone() {
        SimulationReport report =
                simulate(trades.candidate(trades.opposite(1_000)), trades.candidate(trades.opposite(10_000_000)));

        assertThat(code(report.verdicts().get(1))).isEqualTo(Code.SimulationFailed);
        assertThat(detail(report.verdicts().get(1))).contains("ERC20InsufficientBalance");
    }

    @Test
    void shouldTryLaterBundlesAsIfARevertedOneWereNotThere() {
        SimulationReport report =
                simulate(trades.candidate(trades.opposite(10_000_000)), trades.candidate(trades.opposite(1_000)));

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.SimulationFailed);
        assertThat(report.verdicts().get(1)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void shouldRefuseABundleWhoseEventsAreNotItsDeclaredExecutions() {
        Candidate honest = trades.candidate(trades.throughPool(TWENTY_ETHER));

        SimulationReport report = simulate(claimingMore(honest));

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.SimulationFailed);
        assertThat(detail(report.verdicts().get(0))).contains("Trade events differ");
    }

    @Test
    void shouldTryLaterBundlesAsIfARefusedOneThatSettlesWereNotThere() {
        Candidate refused = claimingMore(trades.candidate(trades.throughPool(TWENTY_ETHER)));
        Candidate later = trades.candidate(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE)));

        SimulationReport report = simulate(refused, later);

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.SimulationFailed);
        assertThat(report.verdicts().get(1)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void shouldRefuseABundleWhoseGasLimitWouldBeOverTheCap() {
        Candidate candidate = trades.candidate(trades.opposite(1_000));
        long used = ((Verdict.Passed) simulate(candidate).verdicts().get(0)).gasUsed();
        long cap = Math.ceilDiv(used * 5, 4);

        SimulationReport report =
                trades.simulator(stage.rpc, new GasRules(cap, 1_000)).simulate(List.of(candidate));

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.SimulationFailed);
        assertThat(detail(report.verdicts().get(0)))
                .isEqualTo("used " + used + " gas units, too many for a limit of " + cap);
    }

    @Test
    void shouldSayThatABundleRanOutOfGas() {
        SimulationReport report = trades.simulator(stage.rpc, new GasRules(200_000, 0))
                .simulate(List.of(trades.candidate(trades.opposite(1_000))));

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.SimulationFailed);
        assertThat(detail(report.verdicts().get(0)))
                .containsPattern("Halted\\(.*, used 1[0-9]{5} of 200000 gas units\\)");
    }

    @Test
    void shouldNotTouchTheChain() {
        simulate(trades.candidate(trades.opposite(1_000)));

        assertThat(stage.balance(stage.usdc, Stage.ALICE.address())).isEqualTo(Stage.PURSE);
    }

    @Test
    void shouldAwardOnlyTheBestWithANodeThatCannotSimulateSequences() {
        try (NodeProxy old = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(old.uri()))) {
            SimulationReport report = trades.simulator(rpc, GasRules.DEFAULT)
                    .simulate(List.of(
                            trades.candidate(trades.opposite(10_000_000)),
                            trades.candidate(trades.opposite(1_000)),
                            trades.candidate(trades.throughPool(ONE_ETHER))));

            assertThat(code(report.verdicts().get(0))).isEqualTo(Code.SimulationFailed);
            assertThat(report.verdicts().get(1)).isInstanceOf(Verdict.Passed.class);
            assertThat(code(report.verdicts().get(2))).isEqualTo(Code.ConflictsWithEarlierWinner);
            assertThat(detail(report.verdicts().get(2))).contains("only the best is awarded");
        }
    }

    /** The candidate with fills that promise one atom more than the bundle pays. */
    private static Candidate claimingMore(Candidate honest) {
        List<VerifiedFill> fills = honest.fills().stream()
                .map(fill -> new VerifiedFill(
                        fill.order(), fill.userIn(), fill.userOut().plus(Uint256.ONE), fill.networkFee(), List.of()))
                .toList();
        return new Candidate(honest.bundle(), honest.award(), fills);
    }

    private static SimulationReport simulate(Candidate... candidates) {
        return trades.simulator(stage.rpc, GasRules.DEFAULT).simulate(List.of(candidates));
    }

    private static Code code(Verdict verdict) {
        return ((Verdict.Refused) verdict).refusal().code();
    }

    private static String detail(Verdict verdict) {
        return ((Verdict.Refused) verdict).refusal().detail();
    }
}
