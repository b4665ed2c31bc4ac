package io.walras.examples.devnet;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.crypto.PrivateKey;
import java.net.URI;

/**
 * A solver of the network: the account that is registered and bonded, and where it meets the auctioneer.
 *
 * @param url of the engine that the auctioneer asks, or of the auctioneer if the solver takes part over a session
 * @param overSession whether the solver opens a session, and so seals its bids
 */
record SolverSeat(String name, PrivateKey key, URI url, boolean overSession) {
    DevnetFile.SolverInfo info() {
        return new DevnetFile.SolverInfo(name, key.address(), overSession ? null : url.toString());
    }
}
