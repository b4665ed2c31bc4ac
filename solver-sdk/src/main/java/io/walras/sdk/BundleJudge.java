package io.walras.sdk;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BidRefusal;
import io.walras.protocol.auction.Scoring;
import io.walras.protocol.auction.ScoringTerms;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.wire.engine.EngineSolution;
import io.walras.protocol.wire.engine.SolutionJson;
import java.util.Optional;

/** Judges solutions of one batch as the auctioneer will: the same rules on the same numbers. Safe for several threads. */
public final class BundleJudge {
    private final Batch batch;
    private final Address solver;
    private final BundleCheck rules;
    private final ScoringTerms scoring;

    /** A judge of what {@code solver} bids in an auction of this batch. */
    public BundleJudge(Batch batch, BundleLimits limits, Address solver) {
        this.batch = batch;
        this.solver = solver;
        this.rules = new BundleCheck(limits);
        this.scoring = ScoringTerms.of(batch);
    }

    /** The score of the solution or the reason why it has none; never {@link SolutionCheck.Unknown}. */
    public SolutionCheck check(SolutionJson solution) {
        return switch (EngineSolution.toBundle(solution, batch, solver)) {
            case EngineSolution.Reading.Refused unreadable -> new SolutionCheck.Refused(unreadable.refusal());
            case EngineSolution.Reading.Read read ->
                switch (rules.check(batch, read.bundle())) {
                    case BundleCheck.Refused broken -> new SolutionCheck.Refused(broken.refusal());
                    case BundleCheck.Verified verified -> score(verified.bundle());
                };
        };
    }

    /** Where an order of the batch rests. */
    Optional<BookEntry> place(OrderUid uid) {
        return batch.order(uid).flatMap(order -> Optional.ofNullable(order.entry()));
    }

    /** What a maker signed under this name. */
    Optional<Quote> quote(Bytes32 hash) {
        return batch.quotes().stream()
                .filter(firm -> firm.hash().equals(hash))
                .map(FirmQuote::quote)
                .findFirst();
    }

    private SolutionCheck score(VerifiedBundle bundle) {
        return switch (Scoring.score(scoring, bundle.executions())) {
            case Scoring.Scored scored -> new SolutionCheck.Scored(scored.total(), bundle);
            case Scoring.Refused refused -> new SolutionCheck.Refused(unscored(refused.reason()));
        };
    }

    private static BundleRefusal unscored(BidRefusal reason) {
        Code code = switch (reason.code()) {
            case NegativeSurplus -> Code.NegativeSurplus;
            case MissingNativePrice -> Code.MissingNativePrice;
            case NoCountedOrder -> Code.NoCountedOrder;
            case InvalidExecution -> Code.InvalidExecutedAmount;
            case DuplicateId -> Code.DuplicateId;
        };
        return new BundleRefusal(code, reason.detail());
    }
}
