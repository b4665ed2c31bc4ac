package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.IntakeRules;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.protocol.bundle.BundleLimits;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What quotes are made with.
 *
 * @param limits what a bundle may hold and call
 * @param maxBundles bundles of one solver that are looked at
 * @param blocking runs calls to the chain
 */
public record QuoteParts(
        QuoteSettings settings,
        IntakeRules rules,
        BundleLimits limits,
        int maxBundles,
        QuoteChain chain,
        SolverDesk solvers,
        QuoteShelf shelf,
        Executor blocking,
        InstantSource clock) {}
