package io.walras.auctioneer.auction;

import io.walras.protocol.auction.SelectionPolicy;
import java.time.Duration;

/** The timing and the bounds of auctions; reference.conf describes each under {@code walras.auction}. */
public record AuctionSettings(
        Duration interval,
        Duration solveTime,
        Duration bidTime,
        Duration openTime,
        Duration awardLifetime,
        Duration minValidity,
        int maxOrders,
        SelectionPolicy policy,
        int maxWinners,
        int maxBundlesPerSolver,
        int maxSimulationRounds,
        int maxSolutionBytes,
        int maxFills,
        int maxInteractions,
        int maxCallDataBytes,
        int poolToleranceBps,
        long transactionGasCap) {}
