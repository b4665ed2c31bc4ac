package io.walras.auctioneer.lane;

import io.walras.auctioneer.lane.LaneEvent.AuctionAborted;
import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneEvent.AuctionCut;
import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.auctioneer.lane.LaneEvent.AwardLapsed;
import io.walras.auctioneer.lane.LaneEvent.BidCommitted;
import io.walras.auctioneer.lane.LaneEvent.JobFinished;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.auctioneer.lane.LaneEvent.MakersAnswered;
import io.walras.auctioneer.lane.LaneEvent.OrderChanged;
import io.walras.auctioneer.lane.LaneEvent.RewardsOffered;
import io.walras.auctioneer.lane.LaneEvent.SettlementFinal;
import io.walras.auctioneer.lane.LaneEvent.SettlementMined;
import io.walras.auctioneer.lane.LaneEvent.SettlementReturned;
import io.walras.auctioneer.lane.LaneEvent.SettlementReverted;
import io.walras.auctioneer.lane.LaneEvent.SolverFaulted;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.auctioneer.lane.SettlementJob.Attempt;
import io.walras.protocol.duty.Breaker;
import io.walras.protocol.intent.IntentPool;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * All that a lane knows: the fold of its journal.
 *
 * @param jobs unfinished jobs by the nonce they spend
 * @param nextAuctionId the id of the next auction that is cut
 * @param nextNonce the submitter's nonces from here on are unspent by this lane
 * @param openAuction the auction that is cut and not yet decided
 * @param breaker which solvers are kept out, by the times of the journal
 */
public record LaneState(
        IntentPool pool,
        TreePMap<Long, SettlementJob> jobs,
        long nextAuctionId,
        long nextNonce,
        @Nullable Long openAuction,
        Breaker breaker) {

    /** The state of a lane without history. */
    public static LaneState empty(IntentPool pool) {
        return new LaneState(pool, TreePMap.empty(), 1, 0, null, Breaker.EMPTY);
    }

    /** The unfinished job of this name. */
    public Optional<SettlementJob> job(JobId id) {
        return jobs.values().stream()
                .filter(job -> job.award().job().equals(id))
                .findFirst();
    }

    /** The state after the event at its time. */
    public LaneState apply(LaneRecord record) {
        Breaker next = switch (record.event()) {
            case SettlementFinal last ->
                job(last.job())
                        .map(job -> breaker.settled(job.award().award().solver(), record.at()))
                        .orElse(breaker);
            case SolverFaulted faulted -> breaker.faulted(faulted.solver(), record.at());
            default -> breaker;
        };
        LaneState applied = apply(record.event());
        return new LaneState(
                applied.pool, applied.jobs, applied.nextAuctionId, applied.nextNonce, applied.openAuction, next);
    }

    /** The state after the event, but for the breaker, which needs its time. */
    public LaneState apply(LaneEvent event) {
        return switch (event) {
            case OrderChanged changed -> withPool(pool.apply(changed.change()));
            case AuctionCut cut -> new LaneState(pool, jobs, cut.auctionId() + 1, nextNonce, cut.auctionId(), breaker);
            case AuctionAborted ignored -> new LaneState(pool, jobs, nextAuctionId, nextNonce, null, breaker);
            case AuctionClosed closed -> awarded(closed);
            case TransactionSigned signed ->
                change(
                        signed.job(),
                        job -> job.with(new Attempt(
                                signed.transaction(),
                                signed.raw(),
                                signed.maxFeePerGas(),
                                signed.maxPriorityFeePerGas(),
                                signed.cancels(),
                                signed.signedAt())));
            case SettlementMined mined -> change(mined.job(), job -> job.minedAs(mined.settlement()));
            case SettlementReturned returned -> change(returned.job(), SettlementJob::returned);
            case SettlementReverted reverted -> change(reverted.job(), job -> job.revertedIn(reverted.transaction()));
            case AwardLapsed lapsed -> change(lapsed.job(), SettlementJob::lapsed);
            case MakersAnswered ignored -> this;
            case MakerFaulted ignored -> this;
            case BidCommitted ignored -> this;
            case AuctionJudged ignored -> this;
            case RewardsOffered ignored -> this;
            case SolverFaulted ignored -> this;
            case SettlementFinal ignored -> this;
            case JobFinished finished -> finish(finished.job());
        };
    }

    /** The state after the events, one after the other, but for the breaker, which needs their times. */
    public LaneState applyAll(List<LaneEvent> events) {
        LaneState state = this;
        for (LaneEvent event : events) {
            state = state.apply(event);
        }
        return state;
    }

    private LaneState withPool(IntentPool next) {
        return new LaneState(next, jobs, nextAuctionId, nextNonce, openAuction, breaker);
    }

    private LaneState awarded(AuctionClosed closed) {
        TreePMap<Long, SettlementJob> next = jobs;
        long nonce = nextNonce;
        for (AwardedBundle award : closed.awards()) {
            next = next.plus(award.nonce(), SettlementJob.of(award));
            nonce = Math.max(nonce, award.nonce() + 1);
        }
        return new LaneState(pool, next, nextAuctionId, nonce, null, breaker);
    }

    private LaneState change(JobId id, UnaryOperator<SettlementJob> change) {
        SettlementJob job = job(id).orElseThrow(() -> new IllegalStateException("the lane has no job " + id));
        return new LaneState(
                pool,
                jobs.plus(job.award().nonce(), change.apply(job)),
                nextAuctionId,
                nextNonce,
                openAuction,
                breaker);
    }

    private LaneState finish(JobId id) {
        long nonce = job(id).orElseThrow().award().nonce();
        return new LaneState(pool, jobs.minus((Object) nonce), nextAuctionId, nextNonce, openAuction, breaker);
    }
}
