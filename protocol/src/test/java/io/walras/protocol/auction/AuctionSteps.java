package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEffect.Simulate;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Short ways to read what comes of an auction's steps. */
final class AuctionSteps {
    private AuctionSteps() {}

    static Simulated verdicts(Map<BundleName, Code> failed) {
        TreeMap<BundleName, BundleRefusal> refusals = new TreeMap<>();
        failed.forEach((name, code) -> refusals.put(name, new BundleRefusal(code, "")));
        return new Simulated(refusals, new SimulatedAt(9, Bytes32.ZERO));
    }

    static BundleName name(Address solver, int id) {
        return new BundleName(solver, Uint256.of(id));
    }

    static List<BundleName> simulated(AuctionStep step) {
        return names(((Simulate) step.effect().orElseThrow()).bundles());
    }

    static List<BundleName> awarded(AuctionStep step) {
        return names(((Decide) step.effect().orElseThrow()).winners());
    }

    static List<BundleName> names(List<VerifiedBundle> bundles) {
        return bundles.stream()
                .map(VerifiedBundle::bundle)
                .map(bundle -> new BundleName(bundle.solver(), bundle.id()))
                .toList();
    }

    static Map<BundleName, Code> refused(AuctionStep step) {
        Map<BundleName, Code> codes = new TreeMap<>();
        ((Decide) step.effect().orElseThrow())
                .competition()
                .refused()
                .forEach(refusal -> codes.put(
                        new BundleName(refusal.solver(), Objects.requireNonNull(refusal.id())),
                        refusal.reason().code()));
        return codes;
    }
}
