package io.walras.settlement.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.StagedTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulateApartTest extends StagedTest {
    private static final Uint256 TWENTY_ETHER = Uint256.of(2).times(Uint256.powerOfTen(19));

    @Test
    void shouldJudgeEachBundleAsIfThereWereNoOther() {
        assertThat(outcomes(stage.rpc)).containsExactly("passed", "passed", "SimulationFailed", "passed");
    }

    @Test
    void shouldJudgeEachBundleWithANodeThatCannotSimulateSequences() {
        try (NodeProxy old = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(old.uri()))) {
            assertThat(outcomes(rpc)).containsExactly("passed", "passed", "SimulationFailed", "passed");
        }
    }

    /** The first two take the same liquidity; the third is about more than its owners have. */
    private static List<String> outcomes(JsonRpc rpc) {
        return trades
                .simulator(rpc, GasRules.DEFAULT)
                .simulateApart(List.of(
                        trades.candidate(trades.throughPool(TWENTY_ETHER)),
                        trades.candidate(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE))),
                        trades.candidate(trades.opposite(10_000_000)),
                        trades.candidate(trades.opposite(1_000))))
                .verdicts()
                .stream()
                .map(SimulateApartTest::outcome)
                .toList();
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed ignored -> "passed";
            case Verdict.Refused refused -> {
                Code code = refused.refusal().code();
                yield code.name();
            }
        };
    }
}
