package io.walras.auctioneer.solver;

import io.walras.protocol.chain.Address;
import java.net.URI;

/**
 * A solver that is asked in every auction.
 *
 * @param url base of its engine API; {@code /solve} and {@code /notify} are appended
 * @param address under which it is bonded in the registry
 * @param payout gets what its settlements leave over
 */
public record SolverSettings(String name, URI url, Address address, Address payout) {}
