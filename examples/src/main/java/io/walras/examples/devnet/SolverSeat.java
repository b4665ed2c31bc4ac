package io.walras.examples.devnet;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.crypto.PrivateKey;
import java.net.URI;

/** A solver of the network: the account that is registered and bonded, and where its engine listens. */
record SolverSeat(String name, PrivateKey key, URI url) {
    DevnetFile.SolverInfo info() {
        return new DevnetFile.SolverInfo(name, key.address(), url.toString());
    }
}
