package io.walras.auctioneer.solver;

import io.walras.protocol.chain.Address;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A solver that the operator knows.
 *
 * @param name as it is published
 * @param url base of its engine API, where it is asked in every auction in which it has no session; null if it has none
 * @param address under which it is bonded in the registry
 * @param payout gets what its settlements leave over, unless its session says something else
 */
public record SolverSettings(String name, @Nullable URI url, Address address, Address payout) {
    /** Where it is asked over HTTP, if it is. */
    Optional<SolverEngine> engine() {
        return Optional.ofNullable(url).map(base -> new SolverEngine(name, base, address));
    }
}
