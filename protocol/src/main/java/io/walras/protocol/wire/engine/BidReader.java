package io.walras.protocol.wire.engine;

import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.List;

/** Reads what a bid says. The same bytes say the same to whoever reads them, now or later. */
public final class BidReader {
    private BidReader() {}

    /** What the bid says about the batch; nothing if it is empty or gives only a reason why there are no bundles. */
    public static Answered read(SubmittedBid bid, Batch batch) {
        if (bid.body().isEmpty()) {
            return new Answered(bid, List.of(), List.of());
        }
        return switch (EngineResponse.read(bid.body().toArray())) {
            case EngineResponse.Solved solved -> solved(bid, solved, batch);
            case EngineResponse.Declined ignored -> new Answered(bid, List.of(), List.of());
            case EngineResponse.Malformed malformed ->
                new Answered(
                        bid,
                        List.of(),
                        List.of(new RefusedBid(
                                bid.solver(), null, new BundleRefusal(Code.Malformed, malformed.reason()))));
        };
    }

    private static Answered solved(SubmittedBid bid, EngineResponse.Solved solved, Batch batch) {
        Address solver = bid.solver();
        List<Bundle> bundles = new ArrayList<>();
        List<RefusedBid> unreadable = new ArrayList<>();
        for (SolutionJson solution : solved.solutions()) {
            switch (EngineSolution.toBundle(solution, batch, solver)) {
                case EngineSolution.Reading.Read read -> bundles.add(read.bundle());
                case EngineSolution.Reading.Refused refused ->
                    unreadable.add(new RefusedBid(solver, solution.id(), refused.refusal()));
            }
        }
        for (EngineResponse.Unreadable unread : solved.unreadable()) {
            BundleRefusal reason = new BundleRefusal(Code.Malformed, unread.reason());
            unreadable.add(new RefusedBid(solver, unread.id().orElse(null), reason));
        }
        return new Answered(bid, bundles, unreadable);
    }
}
