package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The connections that one check opens, each of a solver that nobody has heard of before. */
final class Probes implements AutoCloseable {
    private static final int PAIR_ATTEMPTS = 5;

    private final HttpClient http;
    private final URI url;
    private final SecureRandom random;
    private final Patience patience;
    private final List<Probe> opened = new ArrayList<>();

    Probes(HttpClient http, URI url, SecureRandom random, Patience patience) {
        this.http = http;
        this.url = url;
        this.random = random;
        this.patience = patience;
    }

    Probe connect() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        // Below the order of the curve, and not zero.
        secret[0] = 1;
        return connect(PrivateKey.fromHex(Bytes32.of(secret).toString()));
    }

    /** A further connection of the same solver. */
    Probe connectAgain(Probe probe) {
        return connect(probe.key());
    }

    /**
     * Two solvers that were told the same auction, so that neither alone decides when its bids or openings are over.
     *
     * @param told as a whole
     */
    record Pair(Probe first, Probe second, AuctioneerMessage.Auction told) {}

    /** Logs two solvers in; an auction may begin in between, and then two others are tried. */
    Pair pair() {
        for (int attempt = 0; attempt < PAIR_ATTEMPTS; attempt++) {
            Probe first = connect();
            first.login();
            Probe second = connect();
            second.login();
            AuctioneerMessage.Auction told = first.firstAuction();
            if (told.batch().equals(second.firstAuction().batch())) {
                return new Pair(first, second, told);
            }
            first.close();
            second.close();
        }
        throw new Deviation("two solvers were told different auctions, " + PAIR_ATTEMPTS + " times");
    }

    private Probe connect(PrivateKey key) {
        Probe probe = new Probe(key, Wire.open(http, url), patience);
        opened.add(probe);
        return probe;
    }

    @Override
    public void close() {
        opened.forEach(Probe::close);
    }
}
