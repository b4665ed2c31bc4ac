package io.walras.auctioneer.intake;

import static io.walras.auctioneer.intake.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.MemoryLane;
import io.walras.auctioneer.testing.MemoryLedger;
import io.walras.auctioneer.testing.MemoryQuotes;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.wire.order.OrderCreation;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

class OrderIntakeTest {
    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();
    private final MemoryLane lane = new MemoryLane(Pools.rules(2, 100));
    private final MemoryChain chain = new MemoryChain();
    private final MemoryLedger ledger = new MemoryLedger();
    private final SettableClock clock = new SettableClock(Drafts.NOW);

    private final MemoryQuotes quotes = new MemoryQuotes(Orders.WETH);

    @Test
    void shouldLinkAnOrderToTheQuoteThatItNames() throws Exception {
        OrderQuote quote = new OrderQuote(
                7,
                Orders.BOB.address(),
                Uint256.of(9),
                Uint256.of(8),
                Uint256.ONE,
                Uint256.of(100),
                Uint256.ONE,
                "2",
                true);
        quotes.link(quote);
        OrderCreation posted = Drafts.creation(draft());

        get(intake("").admit(named(posted, 7), CLIENT));

        assertThat(((PoolInput.Admit) lane.inputs().getFirst()).terms().quote()).isEqualTo(quote);
    }

    private static OrderCreation named(OrderCreation order, long quoteId) {
        return new OrderCreation(
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                order.feeAmount(),
                order.kind(),
                order.partiallyFillable(),
                order.sellTokenBalance(),
                order.buyTokenBalance(),
                order.signingScheme(),
                order.signature(),
                order.from(),
                quoteId,
                order.appData(),
                order.fullBalanceCheck());
    }

    @Test
    void shouldHandAGoodOrderToTheLane() throws Exception {
        assertThat(admit(draft()))
                .isEqualTo(new IntakeAnswer.Admitted(draft().intent().uid()));
        assertThat(lane.inputs())
                .containsExactly(new PoolInput.Admit(draft().intent(), "{}", true, Drafts.NOW * 1_000));
    }

    @Test
    void shouldRefuseTheSameOrderAgain() throws Exception {
        admit(draft());
        assertThat(admit(draft())).isEqualTo(refused(Code.DuplicatedOrder));
    }

    @Test
    void shouldKnowAnOrderAgainWhoseFundsAreSpent() throws Exception {
        admit(draft());
        chain.say(question -> spent());
        assertThat(admit(draft())).isEqualTo(refused(Code.DuplicatedOrder));
        assertThat(admit(draft().validTo(Drafts.NOW + 100))).isEqualTo(refused(Code.InsufficientBalance));
    }

    private static IntakeChain.Facts spent() {
        IntakeChain.Facts fine = MemoryChain.FINE;
        return new IntakeChain.Facts(
                fine.owner(), fine.sellToken(), fine.buyToken(), Uint256.ZERO, Uint256.ZERO, false, false);
    }

    @Test
    void shouldRefuseMoreOpenOrdersThanAllowed() throws Exception {
        admit(draft());
        admit(draft().validTo(Drafts.NOW + 100));
        assertThat(admit(draft().validTo(Drafts.NOW + 101))).isEqualTo(refused(Code.TooManyLimitOrders));
    }

    @Test
    void shouldNotAskTheChainAboutAnOrderThatIsWrongByItself() throws Exception {
        assertThat(admit(draft().validTo(1))).isEqualTo(refused(Code.InsufficientValidTo));
        assertThat(chain.asked()).isZero();
        assertThat(lane.inputs()).isEmpty();
    }

    @Test
    void shouldNotAskTheLaneAboutAnOrderThatTheChainSpeaksAgainst() throws Exception {
        chain.say(question -> new IntakeChain.Facts(
                IntakeChain.Account.WITHOUT_CODE,
                IntakeChain.Account.WITHOUT_CODE,
                IntakeChain.Account.CONTRACT,
                MemoryChain.FINE.balance(),
                MemoryChain.FINE.allowance(),
                true,
                true));
        assertThat(admit(draft())).isEqualTo(refused(Code.UnsupportedToken));
        assertThat(lane.inputs()).isEmpty();
    }

    @Test
    void shouldAskTheChainWhatFundsThereAreAfterTheHooksOfTheOrder() throws Exception {
        List<IntakeChain.Question> questions = new ArrayList<>();
        chain.say(question -> {
            questions.add(question);
            return MemoryChain.FINE;
        });
        String hook = "{\"target\":\"" + Orders.USDC + "\",\"callData\":\"0xd505accf\",\"gasLimit\":\"60000\"}";
        String document = "{\"metadata\":{\"hooks\":{\"pre\":[" + hook + "],\"post\":[" + hook + "]}}}";

        admit(draft().appData(document));

        assertThat(questions)
                .singleElement()
                .satisfies(question -> assertThat(question.preHooks())
                        .containsExactly(new Hooks.Hook(Orders.USDC, Bytes.fromHex("0xd505accf"), 60_000)));
        assertThat(lane.inputs())
                .singleElement()
                .isInstanceOfSatisfying(
                        PoolInput.Admit.class,
                        admit -> assertThat(admit.terms().hooks().all()).hasSize(2));
    }

    @Test
    void shouldFindADocumentThatTheLedgerKnows() throws Exception {
        String document = "{\"appCode\":\"x\"}";
        ledger.put(document);
        OrderDraft draft = draft().appData(document);
        String body = draft.body().text("appData", draft.appDataHash()).toString();
        assertThat(get(intake("").admit(Drafts.creation(body), CLIENT))).isInstanceOf(IntakeAnswer.Admitted.class);
        assertThat(lane.inputs())
                .containsExactly(new PoolInput.Admit(draft.intent(), document, true, Drafts.NOW * 1_000));
    }

    @Test
    void shouldRefuseAHashWhoseDocumentNobodyKnows() throws Exception {
        OrderDraft draft = draft().appData("{\"appCode\":\"x\"}");
        String body = draft.body().text("appData", draft.appDataHash()).toString();
        assertThat(get(intake("").admit(Drafts.creation(body), CLIENT))).isEqualTo(refused(Code.InvalidAppData));
    }

    @Test
    void shouldSlowDownAnOwnerThatPostsTooFast() throws Exception {
        OrderIntake intake = intake("orders-per-owner { per-second = 1, burst = 1 }");
        assertThat(get(intake.admit(Drafts.creation(draft()), CLIENT))).isInstanceOf(IntakeAnswer.Admitted.class);
        assertThat(get(intake.admit(Drafts.creation(draft().validTo(Drafts.NOW + 100)), CLIENT)))
                .isEqualTo(new IntakeAnswer.Throttled(1));
        OrderDraft bobs = new OrderDraft(Drafts.DOMAIN, Orders.BOB, Orders.USDC, Orders.DAI, Drafts.NOW + 100);
        assertThat(get(intake.admit(Drafts.creation(bobs), CLIENT))).isInstanceOf(IntakeAnswer.Admitted.class);
    }

    @Test
    void shouldTakeNoMoreThanItMayExamineAtOnce() throws Exception {
        CompletableFuture<IntakeChain.Facts> pending = new CompletableFuture<>();
        OrderIntake intake = new OrderIntake(
                Drafts.RULES, settings("max-in-flight = 1"), lane, q -> pending, ledger, quotes, Runnable::run, clock);
        CompletionStage<IntakeAnswer> first = intake.admit(Drafts.creation(draft()), CLIENT);
        assertThat(get(intake.admit(Drafts.creation(draft()), CLIENT))).isEqualTo(IntakeAnswer.Overloaded.OVERLOADED);
        pending.complete(MemoryChain.FINE);
        assertThat(get(first)).isInstanceOf(IntakeAnswer.Admitted.class);
        assertThat(get(intake.admit(Drafts.creation(draft()), CLIENT))).isEqualTo(refused(Code.DuplicatedOrder));
    }

    @Test
    void shouldNotLetARepeatedOrderUseUpTheOwnersRate() throws Exception {
        OrderIntake intake = intake("orders-per-owner { per-second = 1, burst = 2 }");
        for (int i = 0; i < 5; i++) {
            get(intake.admit(Drafts.creation(draft()), CLIENT));
        }
        assertThat(get(intake.admit(Drafts.creation(draft().validTo(Drafts.NOW + 100)), CLIENT)))
                .isInstanceOf(IntakeAnswer.Admitted.class);
    }

    @Test
    void shouldSlowDownTheClientAndNotTheOwnerWhenAnybodyCouldHaveSentTheOrder() throws Exception {
        chain.say(question -> unsigned());
        OrderIntake intake = intake("unproven-orders-per-address { per-second = 1, burst = 1 },"
                + " orders-per-owner { per-second = 1, burst = 1 }");
        OrderDraft presign = draft().scheme(SigningScheme.PRESIGN);
        get(intake.admit(Drafts.creation(presign), CLIENT));
        assertThat(get(intake.admit(Drafts.creation(presign.validTo(Drafts.NOW + 101)), CLIENT)))
                .isEqualTo(new IntakeAnswer.Throttled(1));
        chain.say(question -> MemoryChain.FINE);
        assertThat(get(intake.admit(Drafts.creation(draft().validTo(Drafts.NOW + 100)), CLIENT)))
                .isInstanceOf(IntakeAnswer.Admitted.class);
    }

    @Test
    void shouldTellTheLaneWhetherTheOwnerHasPresigned() throws Exception {
        OrderDraft presign = draft().scheme(SigningScheme.PRESIGN);
        chain.say(question -> unsigned());
        admit(presign);
        chain.say(question -> MemoryChain.FINE);
        admit(presign.validTo(Drafts.NOW + 100));
        assertThat(lane.inputs().stream().map(input -> ((PoolInput.Admit) input).proven()))
                .containsExactly(false, true);
    }

    @Test
    void shouldLetASignedOrderReplaceOneThatItsOwnerHasNotPresigned() throws Exception {
        chain.say(question -> unsigned());
        admit(draft().scheme(SigningScheme.PRESIGN));
        chain.say(question -> MemoryChain.FINE);
        assertThat(admit(draft())).isInstanceOf(IntakeAnswer.Admitted.class);
        assertThat(admit(draft())).isEqualTo(refused(Code.DuplicatedOrder));
    }

    private static IntakeChain.Facts unsigned() {
        IntakeChain.Facts fine = MemoryChain.FINE;
        return new IntakeChain.Facts(
                fine.owner(), fine.sellToken(), fine.buyToken(), fine.balance(), fine.allowance(), true, false);
    }

    @Test
    void shouldKnowAnOrderAgainThatTheLaneHasForgotten() throws Exception {
        ledger.put(new PooledOrder(
                draft().intent(), "{}", 0, 0, null, TreePMap.empty(), PooledOrder.Closing.CANCELLED, null));
        assertThat(admit(draft())).isEqualTo(refused(Code.DuplicatedOrder));
        assertThat(lane.inputs()).isEmpty();
    }

    @Test
    void shouldTakeNoOrderWhileTheLedgerMayNotKnowWhatTheLaneHasForgotten() throws Exception {
        lane.upTo(4_001);
        assertThatThrownBy(() -> admit(draft())).hasCauseInstanceOf(Ledger.Unavailable.class);
        assertThat(lane.inputs()).isEmpty();
        lane.upTo(4_000);
        assertThat(admit(draft())).isInstanceOf(IntakeAnswer.Admitted.class);
    }

    @Test
    void shouldFailIfTheChainCannotBeAsked() {
        chain.say(question -> {
            throw new IntakeChain.Unavailable("switched off", null);
        });
        assertThatThrownBy(() -> admit(draft()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IntakeChain.Unavailable.class);
        assertThat(lane.inputs()).isEmpty();
    }

    @Test
    void shouldFailIfTheLaneDoesNotAnswer() {
        lane.available(false);
        assertThatThrownBy(() -> admit(draft())).hasCauseInstanceOf(Lane.Unavailable.class);
    }

    @Test
    void shouldFailIfTheLedgerCannotBeAskedForADocument() {
        ledger.available(false);
        OrderDraft draft = draft().appData("{\"appCode\":\"x\"}");
        String body = draft.body().text("appData", draft.appDataHash()).toString();
        assertThatThrownBy(() -> get(intake("").admit(Drafts.creation(body), CLIENT)))
                .hasCauseInstanceOf(Ledger.Unavailable.class);
    }

    private IntakeAnswer admit(OrderDraft draft) throws Exception {
        return get(intake("").admit(Drafts.creation(draft), CLIENT));
    }

    private OrderIntake intake(String overrides) {
        return new OrderIntake(Drafts.RULES, settings(overrides), lane, chain, ledger, quotes, Runnable::run, clock);
    }

    private static IntakeSettings settings(String overrides) {
        Config shipped = ConfigFactory.parseResources("reference.conf").getConfig("walras.intake");
        return IntakeSettings.of(ConfigFactory.parseString(overrides).withFallback(shipped));
    }

    private static IntakeAnswer get(CompletionStage<IntakeAnswer> stage) throws Exception {
        IntakeAnswer answer = stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        return answer instanceof IntakeAnswer.Refused refused
                ? refused(refused.refusal().code())
                : answer;
    }

    /** A refusal compared by its code alone. */
    private static IntakeAnswer refused(Code code) {
        return new IntakeAnswer.Refused(new Refusal(code, ""));
    }
}
