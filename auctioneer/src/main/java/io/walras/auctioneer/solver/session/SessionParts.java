package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Bytes32;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What sessions work with.
 *
 * @param challenges gives 32 bytes that nobody can guess, other ones each time
 */
public record SessionParts(
        SessionSettings settings,
        SessionTerms terms,
        SolverFloor floor,
        SolverStanding standing,
        InstantSource clock,
        Supplier<Bytes32> challenges) {}
