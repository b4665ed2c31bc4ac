package io.walras.auctioneer.solver;

import io.walras.protocol.chain.Address;
import java.net.URI;

/**
 * A solver that is asked over HTTP.
 *
 * @param url base of its engine API; {@code /solve} and {@code /notify} are appended
 */
public record SolverEngine(String name, URI url, Address address) {}
