package io.walras.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Bytes;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.encode.AwardSigner;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.simulate.Candidate;
import io.walras.settlement.simulate.Verdict;
import io.walras.settlement.submit.Broadcast;
import io.walras.settlement.submit.Broadcaster;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.RevertReplay;
import io.walras.settlement.submit.SignedTransaction;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bundles that break a rule: the simulation refuses them with the contract's error, and so does the contract when the
 * auctioneer signs them all the same.
 */
class RuleBreakersTest extends StagedTest {
    static Stream<Breach> breaches() {
        return Breach.all();
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void shouldRefuseInSimulation(Breach breach) {
        EncodedBundle bundle = breach.bundle().apply(trades);
        Award award = breach.award().apply(trades, trades.award(bundle));

        Verdict verdict = trades.simulator(stage.rpc, GasRules.DEFAULT)
                .simulate(List.of(new Candidate(bundle, award, List.of())))
                .verdicts()
                .getFirst();

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Code.SimulationFailed);
            assertThat(refused.refusal().detail()).contains(breach.error() + "(");
        });
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void shouldRevertOnChain(Breach breach) {
        EncodedBundle bundle = breach.bundle().apply(trades);
        Award award = breach.award().apply(trades, trades.award(bundle));

        assertThat(revertOf(bundle.callData(award, trades.signature(award)))).contains(breach.error() + "(");
    }

    @Test
    void shouldRefuseAnAwardThatSettledAlready() {
        Trades.Checked checked = trades.opposite(1_000);
        Award award = trades.award(checked.bundle());
        Bytes callData = checked.bundle().callData(award, trades.signature(award));
        assertThat(mined(callData).success()).isTrue();

        Verdict verdict = trades.simulator(stage.rpc, GasRules.DEFAULT)
                .simulate(List.of(new Candidate(checked.bundle(), award, checked.fills())))
                .verdicts()
                .getFirst();

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusal().detail())
                                .contains("AwardAlreadyUsed(1, "
                                        + checked.bundle().bundleHash()));
        assertThat(revertOf(callData)).contains("AwardAlreadyUsed(");
    }

    static Stream<UnaryOperator<Award>> alterations() {
        return Stream.of(
                AlteredAward::ofAnotherAuction,
                AlteredAward::ofAnotherSolver,
                award -> AlteredAward.paying(award, Stage.CAROL.address()),
                award -> AlteredAward.until(award, award.deadline() + 1));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void shouldRevertAnAwardThatWasAlteredAfterItWasSigned(UnaryOperator<Award> alter) {
        EncodedBundle bundle = BrokenBundles.honest(trades);
        Award signed = trades.award(bundle);

        assertThat(revertOf(bundle.callData(alter.apply(signed), trades.signature(signed))))
                .contains("InvalidAwardSignature(");
    }

    @Test
    void shouldRevertAnotherBundleThanTheAwardedOne() {
        Award award = trades.award(BrokenBundles.honest(trades));

        assertThat(revertOf(trades.opposite(2_000).bundle().callData(award, trades.signature(award))))
                .contains("BundleMismatch(");
    }

    @Test
    void shouldRevertAnAwardThatAnybodySigned() {
        EncodedBundle bundle = BrokenBundles.honest(trades);
        Award award = trades.award(bundle);
        Bytes forged = new AwardSigner(Stage.SOLVER, stage.awardDomain()).sign(award);

        assertThat(revertOf(bundle.callData(award, forged)))
                .contains("InvalidAwardSignature(" + Stage.SOLVER.address());
    }

    // ---------------------------------------------------------------- on the chain

    private static String revertOf(Bytes callData) {
        Receipt receipt = mined(callData);
        assertThat(receipt.success()).isFalse();
        RevertReason reason = new RevertReplay(stage.rpc).why(receipt);
        return reason.toString();
    }

    private static Receipt mined(Bytes callData) {
        SignedTransaction transaction = trades.transaction(callData).sign(Stage.SUBMITTER);
        assertThat(new Broadcaster(stage.rpc).send(transaction.raw()).outcome()).isEqualTo(Broadcast.Outcome.ACCEPTED);
        return stage.anvil.await(transaction.hash());
    }
}
