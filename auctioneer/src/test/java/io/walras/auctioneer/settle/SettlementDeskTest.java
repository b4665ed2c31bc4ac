package io.walras.auctioneer.settle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.lane.JobSighting;
import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs on a real node, which mines each transaction as it comes. */
class SettlementDeskTest extends StagedTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StagedAwards awards = new StagedAwards(stage, trades);

    @Test
    void shouldSendOnlyWhatIsJournaled() {
        SettlementJob job = awards.job(trades.opposite(1_000), 0);

        TransactionSigned signed = onlySigned(look(job));
        assertThat(onlySighting(look(job)).place()).isNull();
        look(StagedAwards.with(job, signed));

        stage.anvil.await(signed.transaction());
        JobSighting seen = onlySighting(look(StagedAwards.with(job, signed)));
        assertThat(requireNonNull((Place.Settled) seen.place()).settlement().trades())
                .hasSize(2);
        assertThat(seen.isFinal()).isFalse();
    }

    @Test
    void shouldNotTakeADeadlineForPassedThatAReorganisationCouldStillMeet() {
        SettlementJob job = awards.job(trades.opposite(1_000), 0);
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(StagedAwards.DEPTH);
        assertThat(onlySighting(look(job)).deadlinePassed()).isFalse();

        stage.anvil.mine(1);

        assertThat(onlySighting(look(job)).deadlinePassed()).isTrue();
    }

    @Test
    void shouldFreeTheNonceAsSoonAsTheHeadIsPastTheDeadline() {
        SettlementJob job = awards.job(trades.opposite(1_000), 0);
        stage.anvil.control("evm_increaseTime", Trades.LIFETIME_SECONDS + 60);
        stage.anvil.mine(1);

        assertThat(onlySigned(look(job)).cancels()).isTrue();
    }

    @Test
    void shouldCostNoOtherJobWhatCannotBeReadOfOne() {
        SettlementJob garbled = settled(awards.job(trades.opposite(1_000), 0));
        SettlementJob other = settled(awards.job(trades.opposite(2_000), 0));
        Bytes32 transaction = garbled.attempts().getLast().transaction();
        try (NodeProxy node = garbling(transaction);
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            SettlementDesk.Pass pass = desk(rpc).look(List.of(garbled, other));

            assertThat(onlySighting(pass).job()).isEqualTo(other.award().job());
            assertThat(looks("malformed")).isOne();
        }
        assertThat(onlySighting(look(garbled)).place()).isInstanceOf(Place.Settled.class);
    }

    @Test
    void shouldFreeTheNonceOfASettlementThatCannotBeRead() {
        SettlementJob job = awards.job(trades.opposite(1_000), 0);
        Bytes32 transaction = stage.account(Stage.BOB)
                .call(stage.settlement(), Uint256.ZERO, job.award().callData())
                .transaction();
        try (NodeProxy node = garbling(transaction);
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            SettlementDesk.Pass pass = desk(rpc).look(List.of(job));

            assertThat(pass.sightings()).isEmpty();
            assertThat(onlySigned(pass).cancels()).isTrue();
        }
    }

    @Test
    void shouldLearnNothingWithoutTheNode() {
        SettlementJob job = awards.job(trades.opposite(1_000), 0);
        try (NodeProxy node = NodeProxy.failing(stage.anvil.uri(), call -> true, -32000, "header not found");
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            SettlementDesk.Pass pass = desk(rpc).look(List.of(job));

            assertThat(pass.sightings()).isEmpty();
            assertThat(pass.signed()).isEmpty();
            assertThat(looks("unavailable")).isOne();
        }
    }

    /** A node that shows the transaction's trades without their data. */
    private static NodeProxy garbling(Bytes32 transaction) {
        return NodeProxy.altering(stage.anvil.uri(), (call, reply) -> {
            boolean isItsReceipt = call.path("method").asText().equals("eth_getTransactionReceipt")
                    && call.path("params").path(0).asText().equals(transaction.toString());
            for (JsonNode log : isItsReceipt ? reply.path("result").path("logs") : reply.arrayNode()) {
                ((ObjectNode) log).put("data", "0x");
            }
        });
    }

    private SettlementJob settled(SettlementJob job) {
        SettlementJob sent = StagedAwards.with(job, onlySigned(look(job)));
        look(sent);
        stage.anvil.await(sent.attempts().getLast().transaction());
        return sent;
    }

    private SettlementDesk.Pass look(SettlementJob job) {
        return desk(stage.rpc).look(List.of(job));
    }

    private SettlementDesk desk(JsonRpc rpc) {
        return awards.desk(rpc, InstantSource.system(), meters);
    }

    private double looks(String outcome) {
        return meters.counter("walras.settlement.looks", "outcome", outcome).count();
    }

    private static JobSighting onlySighting(SettlementDesk.Pass pass) {
        assertThat(pass.sightings()).hasSize(1);
        return pass.sightings().getFirst();
    }

    private static TransactionSigned onlySigned(SettlementDesk.Pass pass) {
        assertThat(pass.signed()).hasSize(1);
        return pass.signed().getFirst();
    }
}
