package io.walras.sdk.conformance;

import io.walras.protocol.crypto.PrivateKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The connections that one check opens to a hub, all of one maker, and what it finds. */
final class HubProbes implements AutoCloseable {
    private final HttpClient http;
    private final URI url;
    private final PrivateKey key;
    private final InstantSource clock;
    private final Patience patience;
    private final Optional<ShownPair> shown;
    private final List<HubProbe> opened = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    HubProbes(
            HttpClient http,
            URI url,
            PrivateKey key,
            InstantSource clock,
            Patience patience,
            Optional<ShownPair> shown) {
        this.http = http;
        this.url = url;
        this.key = key;
        this.clock = clock;
        this.patience = patience;
        this.shown = shown;
    }

    HubProbe connect() {
        HubProbe probe = new HubProbe(key, Wire.open(http, url), clock, patience);
        opened.add(probe);
        return probe;
    }

    /** What the maker shows, so that it is asked. */
    Optional<ShownPair> shown() {
        return shown;
    }

    void find(String what) {
        findings.add(what);
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        opened.forEach(HubProbe::close);
    }
}
