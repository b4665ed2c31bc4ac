package io.walras.settlement.submit;

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
import io.walras.settlement.submit.Broadcast.Outcome;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Awards on their way through a real node. */
class SettlementObserverTest {
    private static final int DEPTH = 3;
    private static final GasPriceRules PRICES =
            new GasPriceRules(Trades.TIP, Uint256.powerOfTen(12), Uint256.powerOfTen(11));

    private static Stage stage;
    private static Trades trades;
    private static SettlementObserver observer;
    private static Broadcaster broadcaster;
    private String snapshot = "";

    @BeforeAll
    static void open() {
        stage = Stage.open();
        trades = new Trades(stage);
        observer = new SettlementObserver(stage.rpc, stage.settlement(), DEPTH);
        broadcaster = new Broadcaster(stage.rpc);
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
        stage.anvil.automine(true);
        stage.anvil.revert(snapshot);
    }

    /** An award with its first transaction, signed and not yet sent. */
    private record Job(Trades.Checked checked, Award award, long since, TransactionRequest request) {
        static Job of(Trades.Checked checked) {
            Award award = trades.award(checked.bundle());
            return new Job(checked, award, stage.head().number(), trades.settlement(checked.bundle(), award));
        }

        SignedTransaction signed() {
            return request.sign(Stage.SUBMITTER);
        }

        Observation look(SignedTransaction... attempts) {
            List<Bytes32> hashes =
                    Stream.of(attempts).map(SignedTransaction::hash).toList();
            return observer.observe(new Watched(
                    award.auctionId(),
                    award.bundleHash(),
                    award.deadline(),
                    since,
                    Stage.SUBMITTER.address(),
                    request.nonce(),
                    hashes));
        }

        SettlementStatus status(SignedTransaction... attempts) {
            return SettlementStatus.of(look(attempts), award.deadline());
        }
    }

    @Test
    void shouldSettleExactlyTheDeclaredExecutions() {
        for (Trades.Checked checked : List.of(trades.opposite(1_000), trades.throughPool(Uint256.powerOfTen(18)))) {
            Job job = Job.of(checked);
            SignedTransaction sent = mine(job.signed());

            Receipt receipt = ((SettlementStatus.Mined) job.status(sent)).receipt();
            List<TradeEvent> trades = new SettlementEvents(stage.settlement()).trades(receipt.logs());
            assertThat(trades)
                    .zipSatisfy(checked.fills(), SettlementObserverTest::assertMatches)
                    .hasSameSizeAs(checked.fills());
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
    void shouldPayTheUsersAndKeepNothing() {
        Job job = Job.of(trades.opposite(1_000));

        mine(job.signed());

        assertThat(stage.balance(stage.usdc, Stage.ALICE.address())).isEqualTo(Stage.PURSE.plus(Trades.usdc(1_000)));
        assertThat(stage.balance(stage.dai, Stage.BOB.address())).isEqualTo(Stage.PURSE.plus(Trades.dai(1_000)));
        assertThat(stage.balance(stage.usdc, stage.settlement())).isEqualTo(Uint256.ZERO);
        assertThat(stage.balance(stage.dai, stage.settlement())).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldBookTheGasThatTheSenderPaid() {
        Job job = Job.of(trades.opposite(1_000));
        Uint256 before = nativeBalance(Stage.SUBMITTER);

        SignedTransaction sent = mine(job.signed());

        Receipt receipt = ((SettlementStatus.Mined) job.status(sent)).receipt();
        GasBooking booking = new GasBooking(
                job.award().solver(), receipt.transaction(), receipt.gasUsed(), receipt.effectiveGasPrice());
        assertThat(booking.cost()).isEqualTo(before.minus(nativeBalance(Stage.SUBMITTER)));
    }

    @Test
    void shouldFollowASettlementToFinality() {
        Job job = Job.of(trades.opposite(1_000));
        SignedTransaction signed = job.signed();

        assertThat(job.status()).isEqualTo(new SettlementStatus.Pending(false));
        mine(signed);
        assertThat(job.status(signed))
                .isInstanceOfSatisfying(
                        SettlementStatus.Mined.class,
                        mined -> assertThat(mined.confirmations()).isEqualTo(1));
        stage.anvil.mine(DEPTH - 1);
        assertThat(job.status(signed)).isInstanceOf(SettlementStatus.Mined.class);
        assertThat(job.look(signed).nonceSpentFinally()).isFalse();
        stage.anvil.mine(1);
        assertThat(job.status(signed)).isInstanceOf(SettlementStatus.Final.class);
        assertThat(job.look(signed).nonceSpentFinally()).isTrue();
    }

    @Test
    void shouldGoBackToPendingAfterAReorganisationAndSettleAgain() {
        Job job = Job.of(trades.opposite(1_000));
        SignedTransaction signed = mine(job.signed());
        stage.anvil.mine(1);
        assertThat(job.status(signed)).isInstanceOf(SettlementStatus.Mined.class);

        stage.anvil.reorganise(2);

        Observation seen = job.look(signed);
        assertThat(SettlementStatus.of(seen, job.award().deadline())).isEqualTo(new SettlementStatus.Pending(false));
        assertThat(NextMove.of(seen, job.award().deadline(), signed.fees(), false, false, PRICES))
                .isEqualTo(new NextMove.Send());
        mine(signed);
        assertThat(job.status(signed)).isInstanceOf(SettlementStatus.Mined.class);
    }

    @Test
    void shouldSendAgainWhatThePoolDropped() {
        Job job = Job.of(trades.opposite(1_000));
        stage.anvil.automine(false);
        SignedTransaction signed = send(job.signed());
        assertThat(job.status(signed)).isEqualTo(new SettlementStatus.Pending(true));

        stage.anvil.control("anvil_dropTransaction", signed.hash().toString());

        assertThat(job.status(signed)).isEqualTo(new SettlementStatus.Pending(false));
        send(signed);
        stage.anvil.mine(1);
        assertThat(job.status(signed)).isInstanceOf(SettlementStatus.Mined.class);
    }

    @Test
    void shouldReplaceAStuckTransactionOnce() {
        Job job = Job.of(trades.opposite(1_000));
        stage.anvil.automine(false);
        SignedTransaction first = send(job.signed());
        GasFees bumped =
                PRICES.bumped(first.fees(), stage.head().baseFeePerGas()).orElseThrow();

        SignedTransaction second = send(job.request().withFees(bumped).sign(Stage.SUBMITTER));
        stage.anvil.mine(1);

        assertThat(job.status(first, second))
                .isInstanceOfSatisfying(
                        SettlementStatus.Mined.class,
                        mined -> assertThat(mined.receipt().transaction()).isEqualTo(second.hash()));
        assertThat(broadcaster.send(first.raw()).outcome()).isEqualTo(Outcome.NONCE_SPENT);
    }

    @Test
    void shouldSeeASettlementThatSomebodyElseSent() {
        Job job = Job.of(trades.opposite(1_000));
        stage.account(Stage.BOB)
                .call(stage.settlement(), Uint256.ZERO, job.request().call().data());

        Observation seen = job.look();

        assertThat(SettlementStatus.of(seen, job.award().deadline())).isInstanceOf(SettlementStatus.Mined.class);
        assertThat(seen.nonceSpent()).isFalse();
        assertThat(NextMove.of(seen, job.award().deadline(), null, false, false, PRICES))
                .isInstanceOf(NextMove.Cancel.class);
    }

    @Test
    void shouldTellASettlementFromOurOwnLateTransaction() {
        Job job = Job.of(trades.opposite(1_000));
        stage.account(Stage.BOB)
                .call(stage.settlement(), Uint256.ZERO, job.request().call().data());
        SignedTransaction late = mine(job.signed());

        Observation seen = job.look(late);

        assertThat(SettlementStatus.of(seen, job.award().deadline())).isInstanceOf(SettlementStatus.Mined.class);
        assertThat(seen.spent()).isNotNull();
        assertThat(seen.nonceSpent()).isTrue();
    }

    @Test
    void shouldSayWhyATransactionReverted() {
        Trades.Checked checked = trades.opposite(1_000);
        Job job = Job.of(checked);
        Award another = new Award(
                2,
                Bytes32.ZERO,
                job.award().solver(),
                job.award().payout(),
                job.award().deadline());
        SignedTransaction sent =
                mine(trades.settlement(checked.bundle(), another).sign(Stage.SUBMITTER));

        SettlementStatus status = job.status(sent);

        assertThat(status).isInstanceOfSatisfying(SettlementStatus.Reverted.class, reverted -> {
            assertThat(reverted.isFinal()).isFalse();
            assertThat(new RevertReplay(stage.rpc).why(reverted.receipt()).toString())
                    .isEqualTo("BundleMismatch(" + Bytes32.ZERO + ", "
                            + checked.bundle().bundleHash() + ")");
        });
    }

    @Test
    void shouldExpireOnlyAtFinalityDepth() {
        Job job = Job.of(trades.opposite(1_000));
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(DEPTH);
        assertThat(job.status()).isEqualTo(new SettlementStatus.Pending(false));

        stage.anvil.mine(1);

        assertThat(job.status()).isEqualTo(new SettlementStatus.Expired(false));
    }

    @Test
    void shouldFreeTheNonceOfAnExpiredAward() {
        Job job = Job.of(trades.opposite(1_000));
        stage.anvil.automine(false);
        SignedTransaction first = send(job.signed());
        stage.anvil.control("anvil_dropTransaction", first.hash().toString());
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(1);
        NextMove move = NextMove.of(job.look(first), job.award().deadline(), first.fees(), false, false, PRICES);

        GasFees fees = ((NextMove.Cancel) move).fees();
        SignedTransaction cancel = send(TransactionRequest.cancel(
                        stage.deployment.chainId(), job.request().nonce(), Stage.SUBMITTER.address(), fees)
                .sign(Stage.SUBMITTER));
        stage.anvil.mine(1);
        assertThat(job.status(first, cancel)).isEqualTo(new SettlementStatus.NonceTaken(false));

        stage.anvil.mine(DEPTH);
        assertThat(job.status(first, cancel)).isEqualTo(new SettlementStatus.Expired(true));
    }

    @Test
    void shouldSeeThatAForeignTransactionTookTheNonce() {
        Job job = Job.of(trades.opposite(1_000));
        SignedTransaction signed = job.signed();
        new OperatorAccount(stage.rpc, Stage.SUBMITTER).call(Stage.BOB.address(), Uint256.ONE, Bytes.EMPTY);

        assertThat(job.status(signed)).isEqualTo(new SettlementStatus.NonceTaken(false));
        stage.anvil.mine(DEPTH);
        assertThat(job.status(signed)).isEqualTo(new SettlementStatus.NonceTaken(true));
    }

    @Test
    void shouldUnderstandWhyTheNodeTakesATransactionOrNot() {
        Job job = Job.of(trades.opposite(1_000));
        TransactionRequest request = job.request();
        TransactionRequest noDearer = new TransactionRequest(
                request.chainId(), request.nonce(), request.call(), request.gasLimit() + 1, request.fees());
        PrivateKey beggar = PrivateKey.fromHex("0x" + "0".repeat(62) + "77");
        stage.anvil.automine(false);
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

    private static Outcome outcome(SignedTransaction transaction) {
        return broadcaster.send(transaction.raw()).outcome();
    }

    private static SignedTransaction send(SignedTransaction transaction) {
        assertThat(broadcaster.send(transaction.raw()).outcome()).isEqualTo(Outcome.ACCEPTED);
        return transaction;
    }

    private static SignedTransaction mine(SignedTransaction transaction) {
        send(transaction);
        stage.anvil.await(transaction.hash());
        return transaction;
    }

    private static Uint256 nativeBalance(PrivateKey account) {
        return stage.rpc.ask(
                RpcCall.of("eth_getBalance", account.address().toString(), "latest"), balance -> balance.amount());
    }
}
