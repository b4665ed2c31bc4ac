package io.walras.settlement.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SimulatorTest extends StagedTest {
    private static final String ENDLESS_LOOP = "0x5b5f56";
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
                .isEqualTo(GasRules.DEFAULT.limitFor(passed.gasUsed(), 0).orElseThrow());
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

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.TooMuchGas);
        assertThat(detail(report.verdicts().get(0)))
                .isEqualTo("used " + used + " and promised 0 gas units, too many for a limit of " + cap);
    }

    @Test
    void shouldSayThatABundleRanOutOfGas() {
        SimulationReport report = trades.simulator(stage.rpc, new GasRules(200_000, 0))
                .simulate(List.of(trades.candidate(trades.opposite(1_000))));

        assertThat(code(report.verdicts().get(0))).isEqualTo(Code.TooMuchGas);
        assertThat(detail(report.verdicts().get(0)))
                .matches("stopped after 1[0-9]{5} gas units, too many for a limit of 200000");
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

    @Test
    void shouldJudgeOthersAfterBundlesThatBurnAllTheGasOfABlock() {
        Address burner = stage.contract(ENDLESS_LOOP);

        SimulationReport report = simulate(
                trades.candidate(burning(burner, 1_000)),
                trades.candidate(burning(burner, 2_000)),
                trades.candidate(burning(burner, 3_000)),
                trades.candidate(trades.opposite(4_000)));

        assertThat(report.verdicts().subList(0, 3))
                .extracting(SimulatorTest::code)
                .containsOnly(Code.SimulationFailed);
        assertThat(report.verdicts().get(3)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void shouldHaveRoomForEveryBundleInTheSimulatedBlock() {
        SimulationReport report = throughNode(
                SimulatorTest::asksForMoreGasThanItsBlockHas,
                trades.candidate(trades.opposite(1_000)),
                trades.candidate(trades.opposite(2_000)),
                trades.candidate(trades.opposite(3_000)),
                trades.candidate(trades.throughPool(ONE_ETHER)));

        assertThat(report.verdicts()).hasOnlyElementsOfType(Verdict.Passed.class);
    }

    @Test
    void shouldTryBundlesOneByOneWithANodeThatRefusesThemTogether() {
        Predicate<JsonNode> several = call -> simulated(call).size() > 1;

        SimulationReport report = throughNode(
                several,
                trades.candidate(trades.opposite(10_000_000)),
                trades.candidate(trades.opposite(1_000)),
                trades.candidate(trades.throughPool(ONE_ETHER)));

        assertThat(detail(report.verdicts().get(0))).contains("ERC20InsufficientBalance");
        assertThat(report.verdicts().get(1)).isInstanceOf(Verdict.Passed.class);
        assertThat(code(report.verdicts().get(2))).isEqualTo(Code.ConflictsWithEarlierWinner);
        assertThat(detail(report.verdicts().get(2)))
                .isEqualTo("not tried after the winners before it: the node answered: no such luck (-32000)");
    }

    @Test
    void shouldCostNoOtherBundleWhatTheNodeCannotCopeWithInOne() {
        Candidate odd = trades.candidate(trades.throughPool(ONE_ETHER));

        SimulationReport report = throughNode(
                call -> mentions(call, odd),
                trades.candidate(trades.opposite(1_000)),
                odd,
                trades.candidate(trades.opposite(2_000)));

        assertThat(report.verdicts().get(0)).isInstanceOf(Verdict.Passed.class);
        assertThat(code(report.verdicts().get(1))).isEqualTo(Code.SimulationFailed);
        assertThat(detail(report.verdicts().get(1))).isEqualTo("not tried: the node answered: no such luck (-32000)");
        assertThat(report.verdicts().get(2)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void shouldBlameTheEarlierWinnerForAConflictWhenTryingOneByOne() {
        Candidate odd = trades.candidate(trades.opposite(1_000));

        SimulationReport report = throughNode(
                call -> mentions(call, odd),
                odd,
                trades.candidate(trades.throughPool(TWENTY_ETHER)),
                trades.candidate(trades.throughPool(TWENTY_ETHER.plus(Uint256.ONE))));

        assertThat(report.verdicts().get(1)).isInstanceOf(Verdict.Passed.class);
        assertThat(code(report.verdicts().get(2))).isEqualTo(Code.ConflictsWithEarlierWinner);
        assertThat(detail(report.verdicts().get(2))).contains("INSUFFICIENT_OUTPUT_AMOUNT");
    }

    @Test
    void shouldLearnNothingFromANodeThatCanSimulateNothing() {
        Candidate candidate = trades.candidate(trades.opposite(1_000));

        assertThatThrownBy(() -> throughNode(call -> true, candidate))
                .isInstanceOf(ChainUnavailable.class)
                .hasMessageContaining("no such luck");
    }

    @Test
    void shouldCostNoOtherBundleWhatAnOldNodeCannotCopeWithInOne() {
        Candidate odd = trades.candidate(trades.throughPool(ONE_ETHER));
        try (NodeProxy old = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1")) {
            SimulationReport report = through(
                    old.uri(),
                    call -> call.path("method").asText().equals("eth_call") && mentions(call, odd),
                    odd,
                    trades.candidate(trades.opposite(1_000)));

            assertThat(detail(report.verdicts().get(0)))
                    .isEqualTo("not tried: the node answered: no such luck (-32000)");
            assertThat(report.verdicts().get(1)).isInstanceOf(Verdict.Passed.class);
        }
    }

    @Test
    void shouldLearnNothingFromAnOldNodeThatCanCallNothing() {
        Candidate candidate = trades.candidate(trades.opposite(1_000));
        try (NodeProxy old = NodeProxy.without(stage.anvil.uri(), "eth_simulateV1")) {
            Predicate<JsonNode> calls = call -> call.path("method").asText().equals("eth_call");

            assertThatThrownBy(() -> through(old.uri(), calls, candidate)).isInstanceOf(ChainUnavailable.class);
        }
    }

    /** Simulates on a node that has an error of its own for such requests to simulate. */
    private static SimulationReport throughNode(Predicate<JsonNode> such, Candidate... candidates) {
        return through(
                stage.anvil.uri(),
                call -> call.path("method").asText().equals("eth_simulateV1") && such.test(call),
                candidates);
    }

    private static SimulationReport through(URI node, Predicate<JsonNode> failing, Candidate... candidates) {
        try (NodeProxy proxy = NodeProxy.failing(node, failing, -32000, "no such luck");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(proxy.uri()))) {
            return trades.simulator(rpc, GasRules.DEFAULT).simulate(List.of(candidates));
        }
    }

    private static JsonNode block(JsonNode call) {
        return call.path("params").path(0).path("blockStateCalls").path(0);
    }

    private static JsonNode simulated(JsonNode call) {
        return block(call).path("calls");
    }

    /** What some nodes refuse; a block without a limit of its own has that of the chain. */
    private static boolean asksForMoreGasThanItsBlockHas(JsonNode call) {
        long limit =
                Long.decode(block(call).path("blockOverrides").path("gasLimit").asText("0x1c9c380"));
        long asked = 0;
        for (JsonNode one : simulated(call)) {
            asked += Long.decode(one.path("gas").asText());
        }
        return asked > limit;
    }

    private static boolean mentions(JsonNode call, Candidate candidate) {
        String signed = candidate.award().bundleHash().toString().substring(2);
        return call.toString().contains(signed);
    }

    /** A bundle that would settle, but for an interaction that never ends. */
    private static Trades.Checked burning(Address burner, long dollars) {
        Intent alice = trades.sign(
                Stage.ALICE, trades.order(stage.dai, stage.usdc, Trades.dai(dollars), Trades.usdc(dollars)));
        Intent bob =
                trades.sign(Stage.BOB, trades.order(stage.usdc, stage.dai, Trades.usdc(dollars), Trades.dai(dollars)));
        Interaction endless = new Interaction.Custom(
                new Interaction.Call(burner, Uint256.ZERO, Bytes.EMPTY), List.of(), List.of(), List.of(), false);
        return trades.checked(
                List.of(alice, bob),
                List.of(Trades.whole(alice), Trades.whole(bob)),
                trades.dollarPrices(),
                List.of(endless));
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
