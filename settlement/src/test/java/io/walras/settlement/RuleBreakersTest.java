package io.walras.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.encode.AwardSigner;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncodedInteraction;
import io.walras.settlement.encode.EncodedInteractions;
import io.walras.settlement.encode.EncodedTrade;
import io.walras.settlement.encode.PriceList;
import io.walras.settlement.simulate.Candidate;
import io.walras.settlement.simulate.Verdict;
import io.walras.settlement.submit.Broadcast;
import io.walras.settlement.submit.Broadcaster;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.RevertReplay;
import io.walras.settlement.submit.SignedTransaction;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bundles that break a rule: the simulation refuses them with the contract's error, and so does the contract when the
 * auctioneer signs them all the same.
 */
class RuleBreakersTest {
    private static Stage stage;
    private static Trades trades;
    private String snapshot = "";

    @BeforeAll
    static void open() {
        stage = Stage.open();
        trades = new Trades(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void remember() {
        snapshot = stage.anvil.snapshot();
    }

    @AfterEach
    void forget() {
        stage.anvil.revert(snapshot);
    }

    /** A rule, how to break it, and the error that protects it. */
    record Breach(String rule, Function<Trades, EncodedBundle> bundle, UnaryOperator<Award> award, String error) {
        Breach(String rule, Function<Trades, EncodedBundle> bundle, String error) {
            this(rule, bundle, award -> award, error);
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Breach> breaches() {
        return Stream.of(
                new Breach("limit by one atom", RuleBreakersTest::limitByOneAtom, "LimitPriceNotRespected"),
                new Breach("two prices for one token", RuleBreakersTest::tokenListedTwice, "TokensNotAscending"),
                new Breach("no price", trades -> repriced(trades, Uint256.ZERO), "ZeroPrice"),
                new Breach("missing token", RuleBreakersTest::tokenNotListed, "TokenIndexOutOfRange"),
                new Breach("one order filled twice", RuleBreakersTest::filledTwice, "OrderOverfilled"),
                new Breach("partial order over-filled", RuleBreakersTest::overfilled, "OrderOverfilled"),
                new Breach("more goes out than comes in", RuleBreakersTest::oneSided, "NotConserved"),
                new Breach("signature of another", RuleBreakersTest::foreignSignature, "ERC20InsufficientAllowance"),
                new Breach("protocol fee not paid", RuleBreakersTest::feeNotPaid, "ProtocolFeeNotPaid"),
                new Breach(
                        "pulls a user's tokens",
                        trades -> calling(trades, allowanceHolder(trades), pullFromAlice(trades)),
                        "ForbiddenTarget"),
                new Breach(
                        "calls the settlement",
                        trades -> calling(trades, trades.stage().settlement(), Bytes.fromHex("0x12345678")),
                        "ForbiddenTarget"),
                new Breach("uses a user's approval", RuleBreakersTest::callsTransferFrom, "ForbiddenCall"),
                new Breach("lends an approval", RuleBreakersTest::callsApprove, "ForbiddenCall"),
                new Breach("keeps what users sold", RuleBreakersTest::stealsInFlight, "NotConserved"),
                new Breach("spends what the settlement has", RuleBreakersTest::spendsDeposits, "NotConserved"),
                new Breach(
                        "unbonded solver",
                        RuleBreakersTest::honest,
                        award -> withSolver(award, Stage.CAROL.address()),
                        "SolverNotActive"),
                new Breach(
                        "late",
                        RuleBreakersTest::honest,
                        award -> withDeadline(award, award.deadline() - 2 * Trades.LIFETIME_SECONDS),
                        "AwardExpired"),
                new Breach(
                        "payout to ourselves",
                        RuleBreakersTest::honest,
                        award -> withPayout(award, stage.settlement()),
                        "InvalidReceiver"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void shouldRefuseInSimulation(Breach breach) {
        EncodedBundle bundle = breach.bundle().apply(trades);
        Award award = breach.award().apply(trades.award(bundle));

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
        Award award = breach.award().apply(trades.award(bundle));

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
                award -> new Award(
                        award.auctionId() + 1, award.bundleHash(), award.solver(), award.payout(), award.deadline()),
                award -> withSolver(award, Stage.CAROL.address()),
                award -> withPayout(award, Stage.CAROL.address()),
                award -> withDeadline(award, award.deadline() + 1));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void shouldRevertAnAwardThatWasAlteredAfterItWasSigned(UnaryOperator<Award> alter) {
        EncodedBundle bundle = honest(trades);
        Award signed = trades.award(bundle);

        assertThat(revertOf(bundle.callData(alter.apply(signed), trades.signature(signed))))
                .contains("InvalidAwardSignature(");
    }

    @Test
    void shouldRevertAnotherBundleThanTheAwardedOne() {
        Award award = trades.award(honest(trades));

        assertThat(revertOf(trades.opposite(2_000).bundle().callData(award, trades.signature(award))))
                .contains("BundleMismatch(");
    }

    @Test
    void shouldRevertAnAwardThatAnybodySigned() {
        EncodedBundle bundle = honest(trades);
        Award award = trades.award(bundle);
        Bytes forged = new AwardSigner(Stage.SOLVER, stage.awardDomain()).sign(award);

        assertThat(revertOf(bundle.callData(award, forged)))
                .contains("InvalidAwardSignature(" + Stage.SOLVER.address());
    }

    // ---------------------------------------------------------------- breaches

    private static EncodedBundle honest(Trades trades) {
        return trades.opposite(1_000).bundle();
    }

    /** Alice asks for one atom more than the price gives her. */
    private static EncodedBundle limitByOneAtom(Trades trades) {
        Order order = trades.order(
                stage.dai, stage.usdc, Trades.dai(1_000), Trades.usdc(1_000).plus(Uint256.ONE));
        Intent alice = trades.sign(Stage.ALICE, order);
        EncodedBundle honest = honest(trades);
        EncodedTrade trade = honest.trades().getFirst();
        return withTrades(
                honest,
                List.of(
                        new TradeCopy(trade)
                                .limits(order.sellAmount(), order.buyAmount())
                                .signature(alice)
                                .copy(),
                        honest.trades().get(1)));
    }

    private static EncodedBundle tokenListedTwice(Trades trades) {
        EncodedBundle honest = honest(trades);
        PriceList prices = honest.prices();
        Address last = prices.tokens().getLast();
        return EncodedBundle.of(
                new PriceList(
                        plus(prices.tokens(), last),
                        plus(prices.sell(), Uint256.of(7)),
                        plus(prices.buy(), Uint256.of(7))),
                honest.trades(),
                honest.interactions());
    }

    private static EncodedBundle repriced(Trades trades, Uint256 price) {
        EncodedBundle honest = honest(trades);
        PriceList prices = honest.prices();
        return EncodedBundle.of(
                new PriceList(prices.tokens(), List.of(price, price), prices.buy()),
                honest.trades(),
                honest.interactions());
    }

    private static EncodedBundle tokenNotListed(Trades trades) {
        EncodedBundle honest = honest(trades);
        PriceList prices = honest.prices();
        PriceList shorter = new PriceList(
                prices.tokens().subList(0, 1),
                prices.sell().subList(0, 1),
                prices.buy().subList(0, 1));
        return EncodedBundle.of(shorter, honest.trades(), honest.interactions());
    }

    private static EncodedBundle filledTwice(Trades trades) {
        EncodedBundle honest = honest(trades);
        return withTrades(honest, plus(honest.trades(), honest.trades().getFirst()));
    }

    private static EncodedBundle overfilled(Trades trades) {
        Order order = trades.order(stage.dai, stage.usdc, Trades.dai(100), Trades.usdc(100), true);
        Intent alice = trades.sign(Stage.ALICE, order);
        EncodedBundle honest = honest(trades);
        EncodedTrade trade = new TradeCopy(honest.trades().getFirst())
                .limits(order.sellAmount(), order.buyAmount())
                .partial(Trades.dai(101))
                .signature(alice)
                .copy();
        return withTrades(honest, List.of(trade, honest.trades().get(1)));
    }

    private static EncodedBundle oneSided(Trades trades) {
        EncodedBundle honest = honest(trades);
        return withTrades(honest, List.of(honest.trades().getFirst()));
    }

    /** The order recovers to somebody who never heard of it and gave no allowance. */
    private static EncodedBundle foreignSignature(Trades trades) {
        EncodedBundle honest = honest(trades);
        EncodedTrade trade = new TradeCopy(honest.trades().getFirst())
                .limits(Trades.dai(1_000), Trades.usdc(999))
                .copy();
        return withTrades(honest, List.of(trade, honest.trades().get(1)));
    }

    private static EncodedBundle feeNotPaid(Trades trades) {
        EncodedBundle honest = trades.opposite(1_000).bundle();
        Order order = trades.order(stage.dai, stage.usdc, Trades.dai(1_000), Trades.usdc(900));
        EncodedTrade trade = new TradeCopy(honest.trades().getFirst())
                .limits(order.sellAmount(), order.buyAmount())
                .signature(trades.sign(Stage.ALICE, order))
                .fee(Uint256.of(5), List.of(new FeeShare(Stage.CAROL.address(), Uint256.of(4))))
                .copy();
        return withTrades(honest, List.of(trade, honest.trades().get(1)));
    }

    private static EncodedBundle callsTransferFrom(Trades trades) {
        return calling(
                trades, stage.usdc, Calls.transferFrom(Stage.ALICE.address(), Stage.SOLVER.address(), Uint256.ONE));
    }

    private static EncodedBundle callsApprove(Trades trades) {
        return calling(trades, stage.usdc, Calls.approve(Stage.SOLVER.address(), Uint256.MAX));
    }

    /** What Alice and Bob sold is with the executor then, which may move it, but not away. */
    private static EncodedBundle stealsInFlight(Trades trades) {
        Bytes take = Web3jTypes.call("transfer", Web3jTypes.of(Stage.SOLVER.address()), Web3jTypes.of(Trades.usdc(1)));
        return calling(trades, stage.usdc, take);
    }

    /** Somebody left money in the contract; a bundle that pays out more than it brings in does not get at it. */
    private static EncodedBundle spendsDeposits(Trades trades) {
        stage.mint(stage.usdc, stage.settlement(), Trades.usdc(1_000_000));
        return oneSided(trades);
    }

    private static Address allowanceHolder(Trades trades) {
        return trades.stage().deployment.contracts().allowanceHolder();
    }

    private static Bytes pullFromAlice(Trades trades) {
        return Web3jTypes.call(
                "pull",
                Web3jTypes.of(trades.stage().usdc),
                Web3jTypes.of(Stage.ALICE.address()),
                Web3jTypes.of(Stage.SOLVER.address()),
                Web3jTypes.of(Uint256.ONE));
    }

    private static EncodedBundle calling(Trades trades, Address target, Bytes callData) {
        EncodedBundle honest = honest(trades);
        EncodedInteraction call =
                new EncodedInteraction(new Call(target, Uint256.ZERO, callData), List.<Allowance>of());
        return EncodedBundle.of(
                honest.prices(), honest.trades(), new EncodedInteractions(List.of(), List.of(call), List.of()));
    }

    // ---------------------------------------------------------------- alterations

    private static EncodedBundle withTrades(EncodedBundle bundle, List<EncodedTrade> trades) {
        return EncodedBundle.of(bundle.prices(), trades, bundle.interactions());
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static Award withSolver(Award award, Address solver) {
        return new Award(award.auctionId(), award.bundleHash(), solver, award.payout(), award.deadline());
    }

    private static Award withPayout(Award award, Address payout) {
        return new Award(award.auctionId(), award.bundleHash(), award.solver(), payout, award.deadline());
    }

    private static Award withDeadline(Award award, long deadline) {
        return new Award(award.auctionId(), award.bundleHash(), award.solver(), award.payout(), deadline);
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
