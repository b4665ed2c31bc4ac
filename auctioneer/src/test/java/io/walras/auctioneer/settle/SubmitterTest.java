package io.walras.auctioneer.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneEvent.AwardLapsed;
import io.walras.auctioneer.lane.LaneEvent.JobFinished;
import io.walras.auctioneer.lane.LaneEvent.SettlementFinal;
import io.walras.auctioneer.lane.LaneEvent.SettlementMined;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.Receipts;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The submitter between a real lane and a real node. */
class SubmitterTest extends StagedTest {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LANE_TIMEOUT = Duration.ofSeconds(5);

    private final AtomicBoolean down = new AtomicBoolean();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Object> news = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(stage.head().timestamp());
    private final JournaledLane lane = new JournaledLane(
            new LaneMachine(new CutRules(stage.weth, 100, 10, 60, List.of()), trades::signature), clock);
    private final NodeProxy node = NodeProxy.altering(stage.anvil.uri(), (call, reply) -> {
        if (down.get()) {
            reply.remove("result");
            reply.putObject("error").put("code", -32000).put("message", "header not found");
        } else if (call.path("method").asText().equals("eth_sendRawTransaction")) {
            sent.add(call.path("params").path(0).asText());
        }
    });
    private final JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()));

    @BeforeEach
    void award() {
        Trades.Checked checked = trades.throughPool(Uint256.powerOfTen(18));
        Intent intent = checked.fills().getFirst().order().intent();
        lane.admit(intent);
        Optional<Batch> batch = lane.ask(replyTo -> new LaneEntity.Cut(
                stage.reader().read(List.of(intent), List.of(stage.pool)).view(), MakersWord.NONE, replyTo));
        Award award = trades.award(checked.bundle());
        AwardProposal winner = new AwardProposal(
                award.solver(),
                award.payout(),
                Uint256.ONE,
                award.bundleHash(),
                award.deadline(),
                StagedAwards.GAS_LIMIT,
                true,
                StagedAwards.fills(checked),
                List.of(),
                checked.bundle()::callData);
        long nonce = stage.reader().transactionCount(Stage.SUBMITTER.address());
        List<AwardedBundle> awards = lane.ask(replyTo -> new LaneEntity.Close(
                competition(batch.orElseThrow(), award), Samples.evidence(), List.of(winner), nonce, replyTo));
        assertThat(awards).hasSize(1);
    }

    @AfterEach
    void close() {
        lane.close();
        rpc.close();
        node.close();
        stage.anvil.automine(true);
    }

    private static Competition competition(Batch batch, Award award) {
        Competition.Solution solution = new Competition.Solution(
                1,
                award.solver(),
                Uint256.ONE,
                Uint256.ONE,
                ClearingPrices.uniform(new TreeMap<>()),
                List.of(),
                true,
                false);
        return new Competition(
                batch.auctionId(),
                batch.block().number(),
                award.deadline(),
                batch.seed(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(solution),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private ActorRef<Submitter.Command> submitter(ActorRef<LaneEntity.Command> of) {
        SettlementDesk desk = new StagedAwards(stage, trades).desk(rpc, clock, meters);
        return lane.kit()
                .spawn(Submitter.create(
                        of, desk, Runnable::run, POLL, LANE_TIMEOUT, (award, event) -> news.add(event)));
    }

    private ActorRef<Submitter.Command> woken() {
        ActorRef<Submitter.Command> submitter = submitter(lane.ref());
        submitter.tell(Submitter.Wake.NOW);
        return submitter;
    }

    /** Polls until the lane has no more jobs. */
    private void awaitEnd() {
        JournaledLane.awaitThat(() -> {
            lane.pass(POLL);
            return lane.jobs().isEmpty();
        });
    }

    private void awaitSent(int transactions) {
        JournaledLane.awaitThat(() -> sent.size() >= transactions);
    }

    private void passDeadline(int blocks) {
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(blocks);
    }

    @Test
    void shouldBringAnAwardToFinality() {
        woken();
        TransactionSigned signed = lane.await(TransactionSigned.class, 1);
        awaitSent(1);
        stage.anvil.await(signed.transaction());
        lane.pass(POLL);

        SettlementMined mined = lane.await(SettlementMined.class, 1);
        assertThat(mined.settlement().transaction()).isEqualTo(signed.transaction());
        assertThat(lane.jobs()).hasSize(1);
        stage.anvil.mine(StagedAwards.DEPTH);
        awaitEnd();

        assertThat(lane.journaled(SettlementFinal.class)).hasSize(1);
        assertThat(sent).containsExactly(signed.raw().toString());
        assertThat(news).containsExactly(mined);
    }

    @Test
    void shouldLookByItselfAtEveryPoll() {
        submitter(lane.ref());
        assertThat(lane.journaled(TransactionSigned.class)).isEmpty();

        lane.pass(POLL);

        lane.await(TransactionSigned.class, 1);
        awaitSent(1);
    }

    @Test
    void shouldSendTheSameBytesAgainAfterARestart() {
        stage.anvil.automine(false);
        ActorRef<Submitter.Command> first = woken();
        awaitSent(1);
        lane.kit().stop(first);
        stage.anvil.control("anvil_dropAllTransactions");
        stage.anvil.control("anvil_setNextBlockBaseFeePerGas", "0x3b9aca00");
        stage.anvil.mine(1);
        lane.restart();

        woken();
        awaitSent(2);

        TransactionSigned signed = lane.await(TransactionSigned.class, 1);
        assertThat(sent).containsOnly(signed.raw().toString());
        assertThat(lane.jobs().getFirst().attempts()).hasSize(1);
        stage.anvil.mine(1);
        assertThat(stage.anvil.await(signed.transaction()).success()).isTrue();
    }

    @Test
    void shouldGoOnOnceTheChainIsBack() {
        down.set(true);
        woken();
        JournaledLane.awaitThat(() -> meters.counter("walras.settlement.looks", "outcome", "unavailable")
                        .count()
                > 0);
        assertThat(lane.journaled(TransactionSigned.class)).isEmpty();

        down.set(false);
        lane.pass(POLL);

        lane.await(TransactionSigned.class, 1);
        awaitSent(1);
    }

    @Test
    void shouldOnlySpendTheNonceOnceTheDeadlineHasPassed() {
        passDeadline(1);
        woken();

        TransactionSigned signed = lane.await(TransactionSigned.class, 1);
        assertThat(signed.cancels()).isTrue();
        stage.anvil.await(signed.transaction());
        lane.pass(POLL);
        assertThat(lane.journaled(AwardLapsed.class)).isEmpty();
        stage.anvil.mine(StagedAwards.DEPTH);
        awaitEnd();

        assertThat(news).containsExactlyElementsOf(lane.journaled(AwardLapsed.class));
        assertThat(lane.journaled(JobFinished.class)).hasSize(1);
        Receipt receipt = Receipts.of(stage.rpc, signed.transaction()).orElseThrow();
        assertThat(receipt.logs()).isEmpty();
    }

    @Test
    void shouldSignNothingForANonceThatIsTakenElsewhere() {
        stage.account(Stage.SUBMITTER).call(Stage.BOB.address(), Uint256.ONE, Bytes.EMPTY);
        woken();
        passDeadline(StagedAwards.DEPTH + 1);
        awaitEnd();

        assertThat(sent).isEmpty();
        assertThat(lane.journaled(TransactionSigned.class)).isEmpty();
        assertThat(lane.journaled(AwardLapsed.class)).hasSize(1);
    }

    @Test
    void shouldAskAgainWhenTheLaneDoesNotAnswer() {
        TestProbe<LaneEntity.Command> silent = lane.kit().createTestProbe();
        submitter(silent.ref()).tell(Submitter.Wake.NOW);
        silent.expectMessageClass(LaneEntity.FindJobs.class);

        lane.pass(LANE_TIMEOUT);
        lane.pass(POLL);

        silent.expectMessageClass(LaneEntity.FindJobs.class);
    }

    @Test
    void shouldLookOnceMoreHoweverOftenItIsWokenMeanwhile() {
        TestProbe<LaneEntity.Command> slow = lane.kit().createTestProbe();
        ActorRef<Submitter.Command> submitter = submitter(slow.ref());
        submitter.tell(Submitter.Wake.NOW);
        submitter.tell(Submitter.Wake.NOW);
        submitter.tell(Submitter.Wake.NOW);

        slow.expectMessageClass(LaneEntity.FindJobs.class).replyTo().tell(List.of());
        slow.expectMessageClass(LaneEntity.FindJobs.class).replyTo().tell(List.of());
        slow.expectNoMessage(Duration.ofMillis(100));
    }
}
