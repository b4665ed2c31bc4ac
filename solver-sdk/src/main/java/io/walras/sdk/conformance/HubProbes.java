package io.walras.sdk.conformance;

import io.walras.protocol.crypto.PrivateKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The connections that one check opens to a hub, all of one maker, and what it finds. */
final class HubProbes implements AutoCloseable {
    private final HttpClient http;
    private final URI url;
    private final PrivateKey key;
    private final InstantSource clock;
    private final Patience patience;
    private final List<HubProbe> opened = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    HubProbes(HttpClient http, URI url, PrivateKey key, InstantSource clock, Patience patience) {
        this.http = http;
        this.url = url;
        this.key = key;
        this.clock = clock;
        this.patience = patience;
    }

    HubProbe connect() {
        HubProbe probe = new HubProbe(key, Wire.open(http, url), clock, patience);
        opened.add(probe);
        return probe;
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
