package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The bids of an auction that keep the rules, and the others with the reason. Independent of the order in which bids
 * came: all bundles of one solver that share an id are refused, and of a solver with too many the lowest ids are kept.
 */
record BidJudgement(SortedMap<BundleName, VerifiedBundle> bids, List<RefusedBid> refused) {
    BidJudgement {
        bids = Collections.unmodifiableSortedMap(new TreeMap<>(bids));
        refused = List.copyOf(refused);
    }

    static BidJudgement of(Batch batch, List<Answered> answers, AuctionRules rules) {
        SortedMap<BundleName, VerifiedBundle> bids = new TreeMap<>();
        List<RefusedBid> refused = new ArrayList<>();
        BundleCheck check = new BundleCheck(rules.bundleLimits());
        answers.stream().sorted(Comparator.comparing(Answered::solver)).forEach(answer -> {
            refused.addAll(answer.unreadable());
            Optional<Long> blockedUntil = rules.blockedUntil(answer.solver());
            if (blockedUntil.isPresent()) {
                answer.bundles().forEach(bundle -> refused.add(blocked(bundle, blockedUntil.get())));
            } else {
                judge(batch, answer, rules, check, bids, refused);
            }
        });
        return new BidJudgement(bids, refused);
    }

    private static void judge(
            Batch batch,
            Answered answer,
            AuctionRules rules,
            BundleCheck check,
            SortedMap<BundleName, VerifiedBundle> bids,
            List<RefusedBid> refused) {
        SortedMap<BundleName, List<Bundle>> byName = new TreeMap<>(answer.bundles().stream()
                .collect(Collectors.groupingBy(bundle -> new BundleName(answer.solver(), bundle.id()))));
        int seen = 0;
        for (Map.Entry<BundleName, List<Bundle>> entry : byName.entrySet()) {
            BundleName name = entry.getKey();
            seen++;
            if (entry.getValue().size() > 1) {
                refused.add(refusal(name, Code.DuplicateId, entry.getValue().size() + " bundles have this id"));
            } else if (seen > rules.maxBundlesPerSolver()) {
                refused.add(
                        refusal(name, Code.TooBig, "only " + rules.maxBundlesPerSolver() + " bundles are looked at"));
            } else {
                switch (check.check(batch, entry.getValue().getFirst())) {
                    case BundleCheck.Verified verified -> bids.put(name, verified.bundle());
                    case BundleCheck.Refused broken ->
                        refused.add(new RefusedBid(name.solver(), name.id(), broken.refusal()));
                }
            }
        }
    }

    private static RefusedBid blocked(Bundle bundle, long until) {
        String detail = "too many faults; bids are taken again from unix millisecond " + until;
        return refusal(new BundleName(bundle.solver(), bundle.id()), Code.SolverBlocked, detail);
    }

    private static RefusedBid refusal(BundleName name, Code code, String detail) {
        return new RefusedBid(name.solver(), name.id(), new BundleRefusal(code, detail));
    }
}
