package io.walras.protocol.auction;

import io.walras.protocol.bundle.BundleLimits;

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
 */
public record AuctionRules(
        SelectionPolicy policy,
        int maxWinners,
        int maxBundlesPerSolver,
        int maxSimulationRounds,
        long awardLifetimeSeconds,
        BundleLimits bundleLimits,
        EncodingTerms encoding) {}
