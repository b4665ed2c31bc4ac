package io.walras.settlement.submit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.Broadcast.Outcome;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transactions in the pool of a node that mines only when told to. */
class BroadcasterTest extends StagedTest {
    private static final GasPriceRules PRICES =
            new GasPriceRules(Trades.TIP, Uint256.powerOfTen(12), Uint256.powerOfTen(11));

    private static Broadcaster broadcaster;

    @BeforeAll
    static void open() {
        broadcaster = new Broadcaster(stage.rpc);
        stage.anvil.automine(false);
    }

    @AfterEach
    void empty() {
        stage.anvil.control("anvil_dropAllTransactions");
    }

    @Test
    void shouldSendAgainWhatThePoolDropped() {
        Job job = job();
        SignedTransaction signed = send(job.signed());
        assertThat(job.look(signed).inPool()).isTrue();

        drop(signed);
        assertThat(job.look(signed).inPool()).isFalse();
        assertThat(move(job, signed)).isEqualTo(new NextMove.Send());

        send(signed);
        stage.anvil.mine(1);
        assertThat(job.look(signed).settled()).isNotNull();
    }

    @Test
    void shouldReplaceAStuckTransactionOnce() {
        Job job = job();
        SignedTransaction first = send(job.signed());
        GasFees bumped =
                PRICES.bumped(first.fees(), stage.head().baseFeePerGas()).orElseThrow();

        SignedTransaction second = send(job.request().withFees(bumped).sign(Stage.SUBMITTER));
        stage.anvil.mine(1);

        assertThat(requireNonNull(job.look(first, second).settled()).transaction())
                .isEqualTo(second.hash());
        assertThat(outcome(first)).isEqualTo(Outcome.NONCE_SPENT);
    }

    @Test
    void shouldFreeTheNonceOfAnAwardThatCannotSettleAnyMore() {
        Job job = job();
        SignedTransaction first = send(job.signed());
        drop(first);
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(1);

        GasFees fees = ((NextMove.Cancel) move(job, first)).fees();
        SignedTransaction cancel = send(TransactionRequest.cancel(
                        stage.deployment.chainId(), job.request().nonce(), Stage.SUBMITTER.address(), fees)
                .sign(Stage.SUBMITTER));
        stage.anvil.mine(1);

        Observation seen = job.look(first, cancel);
        assertThat(seen.settled()).isNull();
        assertThat(requireNonNull(seen.spent()).transaction()).isEqualTo(cancel.hash());
        assertThat(seen.nonceSpent()).isTrue();
    }

    @Test
    void shouldUnderstandWhyTheNodeTakesATransactionOrNot() {
        Job job = job();
        TransactionRequest request = job.request();
        TransactionRequest noDearer = new TransactionRequest(
                request.chainId(), request.nonce(), request.call(), request.gasLimit() + 1, request.fees());
        PrivateKey beggar = PrivateKey.fromHex("0x" + "0".repeat(62) + "77");
        send(job.signed());

        assertThat(outcome(job.signed())).isEqualTo(Outcome.ALREADY_KNOWN);
        assertThat(outcome(noDearer.sign(Stage.SUBMITTER))).isEqualTo(Outcome.UNDERPRICED);
        assertThat(outcome(request.sign(beggar))).isEqualTo(Outcome.INSUFFICIENT_FUNDS);
        assertThat(broadcaster.send(Bytes.fromHex("0x02c0")).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void shouldNotKnowWhatBecameOfATransactionWithoutAnAnswer() {
        NodeProxy gone = NodeProxy.saying("");
        gone.close();
        try (JsonRpc rpc = new JsonRpc(RpcSettings.of(gone.uri()))) {
            assertThat(new Broadcaster(rpc).send(Bytes.fromHex("0x02c0")).outcome())
                    .isEqualTo(Outcome.UNKNOWN);
        }
    }

    private static Job job() {
        SettlementObserver observer = new SettlementObserver(stage.rpc, stage.settlement(), 1);
        return Job.of(observer, trades, trades.opposite(1_000));
    }

    private static NextMove move(Job job, SignedTransaction latest) {
        return NextMove.of(job.look(latest), job.award().deadline(), latest.fees(), false, false, PRICES);
    }

    private static SignedTransaction send(SignedTransaction transaction) {
        assertThat(outcome(transaction)).isEqualTo(Outcome.ACCEPTED);
        return transaction;
    }

    private static void drop(SignedTransaction transaction) {
        stage.anvil.control("anvil_dropTransaction", transaction.hash().toString());
    }

    private static Outcome outcome(SignedTransaction transaction) {
        return broadcaster.send(transaction.raw()).outcome();
    }
}
