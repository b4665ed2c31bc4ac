package io.walras.protocol.auction;

import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an auction is judged.
 *
 * @param policy how winners are chosen
 * @param maxWinners bundles that may win one auction
 * @param maxBundlesPerSolver bundles of one solver that are looked at; the lowest ids
 * @param maxSimulationRounds how often winners that fail in simulation are replaced before what stands is awarded
 * @param awardLifetimeSeconds time from the cut to the deadline of its awards
 * @param bundleLimits what one bundle may hold and call
 * @param encoding how winners are encoded for the contract
 * @param blocked solvers that are kept out, each with the unix millisecond from which on its bids are taken again; null
 *     if there is none
 */
public record AuctionRules(
        SelectionPolicy policy,
        int maxWinners,
        int maxBundlesPerSolver,
        int maxSimulationRounds,
        long awardLifetimeSeconds,
        BundleLimits bundleLimits,
        EncodingTerms encoding,
        @Nullable SortedMap<Address, Long> blocked) {
    public AuctionRules {
        blocked =
                blocked == null || blocked.isEmpty() ? null : Collections.unmodifiableSortedMap(new TreeMap<>(blocked));
    }

    /** Rules that keep nobody out. */
    public AuctionRules(
            SelectionPolicy policy,
            int maxWinners,
            int maxBundlesPerSolver,
            int maxSimulationRounds,
            long awardLifetimeSeconds,
            BundleLimits bundleLimits,
            EncodingTerms encoding) {
        this(
                policy,
                maxWinners,
                maxBundlesPerSolver,
                maxSimulationRounds,
                awardLifetimeSeconds,
                bundleLimits,
                encoding,
                null);
    }

    /**
     * keccak256 of the policy's name and node budget, every number in the order of the components, the forbidden targets and
     * their count, the encoding, the quote settler, keccak256("hooksTrampoline") with the hooks trampoline, and the orders' domain as far as there are any, and the solvers that are kept out and until when, as words of 32 bytes.
     */
    Bytes32 hash() {
        Words words = new Words()
                .word(Keccak256.hash(policy.wireName()))
                .word(policy instanceof SelectionPolicy.Exact(long nodes) ? nodes : 0)
                .word(maxWinners)
                .word(maxBundlesPerSolver)
                .word(maxSimulationRounds)
                .word(awardLifetimeSeconds)
                .word(bundleLimits.maxFills())
                .word(bundleLimits.maxInteractions())
                .word(bundleLimits.maxCallDataBytes())
                .word(bundleLimits.forbiddenTargets().size());
        bundleLimits.forbiddenTargets().forEach(words::word);
        words.word(encoding.executor()).word(encoding.poolToleranceBps());
        if (encoding.quoteSettler() != null) {
            words.word(encoding.quoteSettler());
        }
        if (encoding.hooksTrampoline() != null) {
            words.word(Keccak256.hash("hooksTrampoline")).word(encoding.hooksTrampoline());
        }
        if (bundleLimits.orderDomain() != null) {
            words.word(bundleLimits.orderDomain());
        }
        if (blocked != null) {
            blocked.forEach((Address solver, Long until) -> words.word(solver).word(until));
        }
        return Keccak256.hash(words.toArray());
    }

    /** These rules for an auction from which the given solvers are kept out. */
    public AuctionRules keepingOut(SortedMap<Address, Long> solvers) {
        return new AuctionRules(
                policy,
                maxWinners,
                maxBundlesPerSolver,
                maxSimulationRounds,
                awardLifetimeSeconds,
                bundleLimits,
                encoding,
                solvers);
    }

    /** The unix millisecond from which on the solver's bids are taken again, if it is kept out. */
    Optional<Long> blockedUntil(Address solver) {
        return blocked == null ? Optional.empty() : Optional.ofNullable(blocked.get(solver));
    }
}
