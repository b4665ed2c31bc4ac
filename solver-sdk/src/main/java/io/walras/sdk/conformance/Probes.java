package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The connections that one check opens, each of a solver that nobody has heard of before. */
final class Probes implements AutoCloseable {
    private static final int PAIR_ATTEMPTS = 5;

    private final HttpClient http;
    private final URI url;
    private final Supplier<Bytes32> secrets;
    private final Patience patience;
    private final List<Probe> opened = new ArrayList<>();

    Probes(HttpClient http, URI url, Supplier<Bytes32> secrets, Patience patience) {
        this.http = http;
        this.url = url;
        this.secrets = secrets;
        this.patience = patience;
    }

    Probe connect() {
        // Not every secret is a key, though nearly all are.
        return connect(Stream.generate(secrets)
                .flatMap(secret -> PrivateKey.parse(secret.toString()).stream())
                .findFirst()
                .orElseThrow());
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
