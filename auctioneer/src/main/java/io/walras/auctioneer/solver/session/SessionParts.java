package io.walras.auctioneer.solver.session;

import java.time.InstantSource;

/** What sessions work with. */
public record SessionParts(
        SessionSettings settings,
        SessionTerms terms,
        SolverFloor floor,
        SolverStanding standing,
        InstantSource clock) {}
