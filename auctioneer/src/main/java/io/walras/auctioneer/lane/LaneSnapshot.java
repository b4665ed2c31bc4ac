package io.walras.auctioneer.lane;

import io.walras.protocol.duty.Breaker;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.PoolRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The state of a lane as it is stored from time to time, so that recovery need not replay the whole journal.
 *
 * @param breaker null in a snapshot of a lane that had none yet
 */
public record LaneSnapshot(
        IntentPool.Content pool,
        List<SettlementJob> jobs,
        long nextAuctionId,
        long nextNonce,
        @Nullable Long openAuction,
        @Nullable Breaker breaker) {
    public LaneSnapshot {
        jobs = List.copyOf(jobs);
    }

    static LaneSnapshot of(LaneState state) {
        return new LaneSnapshot(
                state.pool().content(),
                List.copyOf(state.jobs().values()),
                state.nextAuctionId(),
                state.nextNonce(),
                state.openAuction(),
                state.breaker());
    }

    LaneState restore(PoolRules rules) {
        TreePMap<Long, SettlementJob> byNonce = TreePMap.empty();
        for (SettlementJob job : jobs) {
            byNonce = byNonce.plus(job.award().nonce(), job);
        }
        return new LaneState(
                IntentPool.of(rules, pool),
                byNonce,
                nextAuctionId,
                nextNonce,
                openAuction,
                breaker == null ? Breaker.EMPTY : breaker);
    }
}
