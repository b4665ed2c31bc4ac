package io.walras.settlement.submit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Awards on their way through a real node, which mines each transaction as it comes. */
class SettlementObserverTest extends StagedTest {
    private static final int DEPTH = 3;

    private static SettlementObserver observer;

    @BeforeAll
    static void open() {
        observer = new SettlementObserver(stage.rpc, stage.settlement(), DEPTH);
    }

    @Test
    void shouldShowAnAwardThatIsNotSettled() {
        Observation seen = job().look();

        assertThat(seen.settled()).isNull();
        assertThat(seen.spent()).isNull();
        assertThat(seen.nonceSpent()).isFalse();
        assertThat(seen.head()).isEqualTo(stage.head());
        assertThat(seen.finalized().number()).isEqualTo(seen.head().number() - DEPTH);
    }

    @Test
    void shouldShowExactlyTheDeclaredExecutions() {
        for (Trades.Checked checked : List.of(trades.opposite(1_000), trades.throughPool(Uint256.powerOfTen(18)))) {
            Job job = Job.of(observer, trades, checked);
            SignedTransaction sent = mine(job.signed());

            Receipt receipt = requireNonNull(job.look(sent).settled());
            List<TradeEvent> shown = new SettlementEvents(stage.settlement()).trades(receipt.logs());
            assertThat(shown)
                    .hasSameSizeAs(checked.fills())
                    .zipSatisfy(checked.fills(), SettlementObserverTest::assertMatches);
        }
    }

    private static void assertMatches(TradeEvent trade, VerifiedFill fill) {
        assertThat(trade.uid()).isEqualTo(fill.order().uid());
        assertThat(trade.owner()).isEqualTo(fill.order().owner());
        assertThat(trade.sellAmount()).isEqualTo(fill.userIn());
        assertThat(trade.buyAmount()).isEqualTo(fill.userOut());
        assertThat(trade.feeAmount()).isEqualTo(fill.networkFee());
    }

    @Test
    void shouldSettleToTheUsersAndKeepNothing() {
        mine(job().signed());

        assertThat(stage.balance(stage.usdc, Stage.ALICE.address())).isEqualTo(Stage.PURSE.plus(Trades.usdc(1_000)));
        assertThat(stage.balance(stage.dai, Stage.BOB.address())).isEqualTo(Stage.PURSE.plus(Trades.dai(1_000)));
        assertThat(stage.balance(stage.usdc, stage.settlement())).isEqualTo(Uint256.ZERO);
        assertThat(stage.balance(stage.dai, stage.settlement())).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldShowTheGasThatTheSenderPaid() {
        Job job = job();
        Uint256 before = nativeBalance(Stage.SUBMITTER);

        SignedTransaction sent = mine(job.signed());

        Receipt receipt = requireNonNull(job.look(sent).settled());
        Uint256 cost = Uint256.of(receipt.gasUsed()).times(receipt.effectiveGasPrice());
        assertThat(cost).isEqualTo(before.minus(nativeBalance(Stage.SUBMITTER)));
    }

    @Test
    void shouldFollowASettlementToFinality() {
        Job job = job();
        SignedTransaction sent = mine(job.signed());
        long block = requireNonNull(job.look(sent).settled()).blockNumber();

        stage.anvil.mine(DEPTH - 1);
        assertThat(job.look(sent).nonceSpentFinally()).isFalse();
        assertThat(job.look(sent).finalized().number()).isEqualTo(block - 1);

        stage.anvil.mine(1);
        assertThat(job.look(sent).nonceSpentFinally()).isTrue();
        assertThat(job.look(sent).finalized().number()).isEqualTo(block);
    }

    @Test
    void shouldForgetASettlementThatAReorganisationTookAway() {
        Job job = job();
        SignedTransaction sent = mine(job.signed());
        stage.anvil.mine(1);
        assertThat(job.look(sent).settled()).isNotNull();

        stage.anvil.reorganise(2);

        Observation seen = job.look(sent);
        assertThat(seen.settled()).isNull();
        assertThat(seen.nonceSpent()).isFalse();
        assertThat(seen.inPool()).isFalse();
        mine(sent);
        assertThat(job.look(sent).settled()).isNotNull();
    }

    @Test
    void shouldShowASettlementThatSomebodyElseSent() {
        Job job = job();
        sendAs(Stage.BOB, job);

        Observation seen = job.look();

        assertThat(requireNonNull(seen.settled()).success()).isTrue();
        assertThat(seen.nonceSpent()).isFalse();
    }

    @Test
    void shouldTellASettlementFromOurOwnLateTransaction() {
        Job job = job();
        sendAs(Stage.BOB, job);
        SignedTransaction late = mine(job.signed());

        Observation seen = job.look(late);

        assertThat(requireNonNull(seen.settled()).transaction()).isNotEqualTo(late.hash());
        assertThat(requireNonNull(seen.spent()).transaction()).isEqualTo(late.hash());
        assertThat(seen.nonceSpent()).isTrue();
    }

    @Test
    void shouldShowARevertedTransactionAndWhy() {
        Job job = job();
        Award another = new Award(
                2,
                Bytes32.ZERO,
                job.award().solver(),
                job.award().payout(),
                job.award().deadline());
        SignedTransaction sent =
                mine(trades.settlement(job.checked().bundle(), another).sign(Stage.SUBMITTER));

        Observation seen = job.look(sent);

        assertThat(seen.settled()).isNull();
        assertThat(requireNonNull(seen.spent()).success()).isFalse();
        assertThat(new RevertReplay(stage.rpc).why(requireNonNull(seen.spent())))
                .hasToString(
                        "BundleMismatch(" + Bytes32.ZERO + ", " + job.award().bundleHash() + ")");
    }

    @Test
    void shouldRecordThatANodeCannotReplayARevertedTransaction() {
        SignedTransaction sent =
                mine(trades.transaction(Bytes.fromHex("0xdeadbeef")).sign(Stage.SUBMITTER));
        Receipt receipt = Receipts.of(stage.rpc, sent.hash()).orElseThrow();
        try (NodeProxy pruned = NodeProxy.failing(
                        stage.anvil.uri(),
                        call -> call.path("method").asText().equals("eth_call"),
                        -32000,
                        "missing trie node");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(pruned.uri()))) {
            assertThat(new RevertReplay(rpc).why(receipt))
                    .hasToString("Halted(not replayed: the node answered: missing trie node (-32000))");
        }
    }

    @Test
    void shouldShowThatAForeignTransactionTookTheNonce() {
        Job job = job();
        SignedTransaction signed = job.signed();
        new OperatorAccount(stage.rpc, Stage.SUBMITTER).call(Stage.BOB.address(), Uint256.ONE, Bytes.EMPTY);

        assertThat(job.look(signed).nonceSpent()).isTrue();
        assertThat(job.look(signed).spent()).isNull();
        assertThat(job.look(signed).nonceSpentFinally()).isFalse();
        stage.anvil.mine(DEPTH);
        assertThat(job.look(signed).nonceSpentFinally()).isTrue();
    }

    @Test
    void shouldShowThatTheDeadlineHasPassed() {
        Job job = job();
        assertThat(job.look().deadlinePassed(job.award().deadline())).isFalse();

        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(1);

        assertThat(job.look().deadlinePassed(job.award().deadline())).isTrue();
    }

    @Test
    void shouldNotTakeADeadlineForPassedThatAReorganisationCouldStillMeet() {
        Job job = job();
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(DEPTH);
        assertThat(job.look().deadlinePassed(job.award().deadline())).isTrue();
        assertThat(job.look().deadlinePassedFinally(job.award().deadline())).isFalse();

        stage.anvil.mine(1);

        assertThat(job.look().deadlinePassedFinally(job.award().deadline())).isTrue();
    }

    private static Job job() {
        return Job.of(observer, trades, trades.opposite(1_000));
    }

    private static void sendAs(PrivateKey account, Job job) {
        stage.account(account)
                .call(stage.settlement(), Uint256.ZERO, job.request().call().data());
    }

    private static SignedTransaction mine(SignedTransaction transaction) {
        assertThat(new Broadcaster(stage.rpc).send(transaction.raw()).outcome()).isEqualTo(Broadcast.Outcome.ACCEPTED);
        stage.anvil.await(transaction.hash());
        return transaction;
    }

    private static Uint256 nativeBalance(PrivateKey account) {
        return stage.rpc.ask(
                RpcCall.of("eth_getBalance", account.address().toString(), "latest"), balance -> balance.amount());
    }
}
