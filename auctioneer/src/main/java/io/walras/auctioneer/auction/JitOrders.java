package io.walras.auctioneer.auction;

import io.walras.auctioneer.auction.AuctionChain.Simulation;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.JitFill;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.intent.OrderUid;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keeps solvers from bringing along what users have posted here: an open order waits for a uniform price, and of one that is
 * closed the contract need not know that its owner does not want it any more.
 *
 * @param posted the orders among those brought along that were posted here, open or not
 */
record JitOrders(NavigableSet<OrderUid> posted) {
    /** The orders that these bundles bring along. */
    static NavigableSet<OrderUid> of(List<VerifiedBundle> bundles) {
        NavigableSet<OrderUid> uids = new TreeSet<>();
        bundles.forEach(bundle -> bundle.jitFills().forEach(fill -> uids.add(fill.uid())));
        return uids;
    }

    /** Simulates the bundles that bring no such order along; the others fail without. */
    Simulation simulated(List<VerifiedBundle> bundles, Function<List<VerifiedBundle>, Simulation> simulate) {
        SortedMap<BundleName, BundleRefusal> failed = new TreeMap<>();
        List<VerifiedBundle> allowed = new ArrayList<>();
        for (VerifiedBundle bundle : bundles) {
            postedIn(bundle)
                    .ifPresentOrElse(
                            uid -> failed.put(
                                    new BundleName(
                                            bundle.bundle().solver(),
                                            bundle.bundle().id()),
                                    new BundleRefusal(Code.JitWasPosted, "order " + uid + " was posted here")),
                            () -> allowed.add(bundle));
        }
        Simulation simulation = simulate.apply(allowed);
        failed.putAll(simulation.verdicts().failed());
        return new Simulation(
                new Simulated(failed, simulation.verdicts().at()), simulation.passed(), simulation.makerFaults());
    }

    private Optional<OrderUid> postedIn(VerifiedBundle bundle) {
        return bundle.jitFills().stream()
                .map(JitFill::uid)
                .filter(posted::contains)
                .findFirst();
    }
}
