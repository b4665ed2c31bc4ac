package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.MakerNonce;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ranks the bids of an auction by its rules. */
record Ranker(AuctionRules rules) {
    /** How these bids rank, with the whole node budget. */
    Ranking rank(Batch batch, SortedMap<BundleName, VerifiedBundle> bids) {
        return rank(rules.policy(), batch, bids);
    }

    private Ranking rank(SelectionPolicy policy, Batch batch, SortedMap<BundleName, VerifiedBundle> bids) {
        List<Bid> executions = bids.values().stream().map(Ranker::bid).toList();
        return Arbitrator.rank(ArbitrationTerms.of(policy, rules.maxWinners(), batch), executions);
    }

    /**
     * Each shadow by itself against those that could win, as if it had been one of them; adds what has no score. All of
     * them together take no longer than one choice of winners does.
     */
    List<ShadowBid> shadows(JudgedBids judged, List<RefusedBid> refused) {
        List<ShadowBid> shadow = new ArrayList<>();
        SortedSet<Address> solvers = new TreeSet<>();
        judged.shadowBids().keySet().forEach(name -> solvers.add(name.solver()));
        SelectionPolicy policy = rules.policy().share(Math.max(1, solvers.size()));
        for (Address solver : solvers) {
            SortedMap<BundleName, VerifiedBundle> together = new TreeMap<>(judged.bids());
            judged.shadowBids().entrySet().stream()
                    .filter(entry -> entry.getKey().solver().equals(solver))
                    .forEach(entry -> together.put(entry.getKey(), entry.getValue()));
            Ranking ranking = rank(policy, judged.batch(), together);
            ranking.dropped().stream()
                    .filter(dropped -> dropped.bid().solver().equals(solver))
                    .forEach(dropped -> refused.add(unscored(dropped)));
            List<Ranking.RankedBid> ranked = ranking.ranked();
            for (int i = 0; i < ranked.size(); i++) {
                Ranking.RankedBid bid = ranked.get(i);
                if (bid.bid().solver().equals(solver)) {
                    shadow.add(new ShadowBid(
                            name(bid.bid()),
                            bid.score(),
                            i + 1,
                            bid.isWinner(),
                            bid.isFilteredOut(),
                            bid.bid().executions()));
                }
            }
        }
        return shadow;
    }

    private static Bid bid(VerifiedBundle verified) {
        SortedSet<MakerNonce> nonces = new TreeSet<>();
        verified.takes().forEach(taken -> nonces.add(taken.take().quote().makerNonce()));
        return new Bid(verified.bundle().id(), verified.bundle().solver(), verified.executions(), nonces);
    }

    /** A bid without a score, as it is published. */
    static RefusedBid unscored(Ranking.DroppedBid dropped) {
        Code code = switch (dropped.reason().code()) {
            case NegativeSurplus -> Code.NegativeSurplus;
            case MissingNativePrice -> Code.MissingNativePrice;
            case NoCountedOrder -> Code.NoCountedOrder;
            case InvalidExecution -> Code.InvalidExecutedAmount;
            case DuplicateId -> Code.DuplicateId;
        };
        BundleRefusal reason = new BundleRefusal(code, dropped.reason().detail());
        return new RefusedBid(dropped.bid().solver(), dropped.bid().id(), reason);
    }

    static BundleName name(Bid bid) {
        return new BundleName(bid.solver(), bid.id());
    }
}
