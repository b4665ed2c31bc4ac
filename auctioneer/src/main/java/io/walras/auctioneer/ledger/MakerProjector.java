package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.ledger.QuoteTable.Offered;
import io.walras.auctioneer.ledger.QuoteTable.Selected;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.Execution.Outcome.End;
import io.walras.protocol.wire.maker.Execution.Outcome.Fault;
import io.walras.protocol.wire.maker.Execution.Progress.State;
import io.walras.protocol.wire.maker.Execution.ReleaseReason;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes what an event of the lane means to makers: what each is told of its quotes, and how well it quotes. Every quote
 * that was offered is released, or selected and then has one outcome.
 */
final class MakerProjector {
    private final QuoteTable quotes;
    private final ExecutionTable executions;
    private final QualityTable qualities;

    MakerProjector(Sql sql) {
        this.quotes = new QuoteTable(sql);
        this.executions = new ExecutionTable(sql);
        this.qualities = new QualityTable(sql);
    }

    /** The makers that were told something. */
    SortedSet<Address> told() {
        return executions.told();
    }

    /** Writes an event of this unix millisecond. */
    void apply(LaneEvent event, long at) {
        switch (event) {
            case LaneEvent.MakersAnswered answered -> answered(answered, at);
            case LaneEvent.AuctionCut cut
            when cut.quotes() != null -> cut.quotes().forEach(firm -> quotes.offer(cut.auctionId(), firm));
            case LaneEvent.AuctionAborted aborted ->
                releaseAll(aborted.auctionId(), at, none -> ReleaseReason.AuctionVoid);
            case LaneEvent.AuctionClosed closed -> closed(closed, at);
            case LaneEvent.TransactionSigned signed when !signed.cancels() -> signed(signed, at);
            case LaneEvent.SettlementMined mined -> {
                quotes.mine(
                        mined.job(),
                        mined.settlement().transaction(),
                        mined.settlement().blockNumber());
                progress(mined.job(), at, State.Mined);
            }
            case LaneEvent.SettlementReturned returned -> {
                progress(returned.job(), at, State.Returned);
                quotes.mine(returned.job(), null, null);
            }
            case LaneEvent.SettlementReverted reverted -> {
                quotes.mine(reverted.job(), reverted.transaction(), null);
                progress(reverted.job(), at, State.Reverted);
            }
            case LaneEvent.MakerFaulted faulted -> faulted(faulted, at);
            case LaneEvent.SettlementFinal last -> settled(last.job(), at);
            case LaneEvent.AwardLapsed lapsed -> lapsed(lapsed.job(), at);
            default -> {
                // Nothing that concerns a maker.
            }
        }
    }

    private void answered(LaneEvent.MakersAnswered answered, long at) {
        answered.answers().forEach(answer -> {
            qualities.change(answer.maker(), quality -> quality.answered(answer, at));
            if (!answered.isOffered()) {
                answer.quotes().stream()
                        .filter(quote -> quote.fault() == null)
                        .forEach(quote -> executions.add(
                                answer.maker(),
                                at,
                                new Execution.Released(quote.hash(), answered.auctionId(), ReleaseReason.AuctionVoid)));
            }
        });
    }

    private void closed(LaneEvent.AuctionClosed closed, long at) {
        long auctionId = closed.competition().auctionId();
        SortedSet<MakerNonce> used = new TreeSet<>();
        for (AwardedBundle award : closed.awards()) {
            for (TakenQuote taken : award.taken()) {
                Address maker = taken.take().quote().maker();
                used.add(taken.take().quote().makerNonce());
                quotes.select(award, taken);
                qualities.change(maker, quality -> quality.selected(maker, at));
                executions.add(
                        maker,
                        at,
                        new Execution.Selected(
                                taken.hash(),
                                auctionId,
                                taken.take().takerIn(),
                                taken.take().makerOut(),
                                award.award().bundleHash(),
                                award.award().solver()));
            }
        }
        boolean isVoid = closed.awards().isEmpty();
        releaseAll(
                auctionId,
                at,
                nonce -> isVoid
                        ? ReleaseReason.AuctionVoid
                        : used.contains(nonce) ? ReleaseReason.Superseded : ReleaseReason.NotUsed);
    }

    /** What is selected counts when its award has lapsed; what fails before an award counts at once, and once. */
    private void faulted(LaneEvent.MakerFaulted faulted, long at) {
        boolean isNew = quotes.notSelected(faulted.job().auctionId()).stream()
                .anyMatch(quote -> quote.hash().equals(faulted.hash()) && quote.fault() == null);
        if (isNew) {
            qualities.change(faulted.maker(), quality -> quality.faulted(faulted.maker(), at));
        }
        quotes.fault(faulted);
    }

    private void releaseAll(long auctionId, long at, Function<MakerNonce, ReleaseReason> why) {
        for (Offered quote : quotes.notSelected(auctionId)) {
            executions.add(
                    quote.nonce().maker(),
                    at,
                    new Execution.Released(
                            quote.hash(),
                            auctionId,
                            quote.fault() == null ? why.apply(quote.nonce()) : ReleaseReason.NotKept));
            quotes.forget(auctionId, quote.hash());
        }
    }

    /** Only the first transaction of a job is news; later ones pay more for the same. */
    private void signed(LaneEvent.TransactionSigned signed, long at) {
        JobId job = signed.job();
        if (quotes.of(job).stream().noneMatch(Selected::isStarted)) {
            quotes.start(job);
            tell(
                    job,
                    at,
                    quote -> new Execution.Started(
                            quote.hash(), job.auctionId(), job.bundleHash(), signed.transaction()));
        }
    }

    private void progress(JobId job, long at, State state) {
        for (Selected quote : quotes.of(job)) {
            Bytes32 transaction = quote.transaction();
            if (transaction != null) {
                executions.add(
                        quote.maker(),
                        at,
                        new Execution.Progress(
                                quote.hash(), job.auctionId(), job.bundleHash(), transaction, state, quote.block()));
            }
        }
    }

    private void settled(JobId job, long at) {
        for (Selected quote : quotes.of(job)) {
            qualities.change(quote.maker(), quality -> quality.settled(quote.maker(), at));
            executions.add(
                    quote.maker(),
                    at,
                    new Execution.Outcome(
                            quote.hash(),
                            job.auctionId(),
                            job.bundleHash(),
                            End.Settled,
                            quote.transaction(),
                            quote.block(),
                            quote.takerIn(),
                            quote.makerOut(),
                            Fault.None,
                            null));
            quotes.forget(job.auctionId(), quote.hash());
        }
    }

    private void lapsed(JobId job, long at) {
        for (Selected quote : quotes.of(job)) {
            boolean isMakers = quote.fault() != null;
            if (isMakers) {
                qualities.change(quote.maker(), quality -> quality.faulted(quote.maker(), at));
            }
            executions.add(
                    quote.maker(),
                    at,
                    new Execution.Outcome(
                            quote.hash(),
                            job.auctionId(),
                            job.bundleHash(),
                            End.Lapsed,
                            null,
                            null,
                            Uint256.ZERO,
                            Uint256.ZERO,
                            isMakers ? Fault.Maker : Fault.Network,
                            isMakers ? quote.fault() + ": " + quote.evidence() : null));
            quotes.forget(job.auctionId(), quote.hash());
        }
    }

    private void tell(JobId job, long at, Function<Selected, Execution> message) {
        quotes.of(job).forEach(quote -> executions.add(quote.maker(), at, message.apply(quote)));
    }
}
