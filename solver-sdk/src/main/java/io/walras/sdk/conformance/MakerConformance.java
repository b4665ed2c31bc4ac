package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.maker.PairTerms;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Is the hub of one maker, asks it what makers are asked, does what hubs do in good times and bad, and reports where the
 * maker answers otherwise than the rules say. No tokens move and no quote can be taken: the contracts are nowhere, unless
 * others are named.
 */
public final class MakerConformance {
    /** What firm quotes may give less than the ladder that was shown, on average, in parts of a million. */
    public static final long MOST_BIAS_PPM = 5_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Address maker;
    private final HubTerms terms;
    private final InstantSource clock;
    private final long mostBiasPpm;

    /**
     * Checks the maker whose tokens these are.
     *
     * @param terms what makers sign for
     */
    public MakerConformance(Address maker, HubTerms terms, InstantSource clock, long mostBiasPpm) {
        this.maker = maker;
        this.terms = terms;
        this.clock = clock;
        this.mostBiasPpm = mostBiasPpm;
    }

    /**
     * Waits for the maker to connect there and checks it.
     *
     * @param address where to serve
     * @param secret from which challenges are made; nobody knows it
     * @param listening hears the URL when it can be connected to
     * @return a report for each check; one that failed if it cannot be served there
     */
    public List<Report> serve(InetSocketAddress address, Bytes32 secret, Consumer<URI> listening) {
        try (ScriptedHub hub = ScriptedHub.listen(address, terms, secret, clock)) {
            listening.accept(hub.url());
            SessionMaker session = new SessionMaker(hub, maker);
            QuoteTalk talk = new QuoteTalk(session, new Requests(terms, clock));
            List<Report> reports = new ArrayList<>();
            for (var check : SessionChecks.first().entrySet()) {
                reports.add(report(check.getKey(), talk, () -> check.getValue().accept(session, talk)));
                if (!reports.getFirst().conforms()) {
                    // Who does not get in cannot be asked anything.
                    return reports;
                }
            }
            addQuoteChecks(reports, talk);
            SessionChecks.last()
                    .forEach((name, check) -> reports.add(report(name, talk, () -> check.accept(session, talk))));
            return reports;
        } catch (Deviation unserved) {
            return List.of(Report.failed("serves", String.valueOf(unserved.getMessage())));
        }
    }

    /**
     * Checks a maker that is asked over HTTP.
     *
     * @param url under which {@code /quote} and {@code /events} are
     * @param pairs that it is configured for
     */
    public List<Report> ask(URI url, List<PairTerms> pairs) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        HttpMaker asked = new HttpMaker(http, url, maker, pairs, clock);
        QuoteTalk talk = new QuoteTalk(asked, new Requests(terms, clock));
        List<Report> reports = new ArrayList<>();
        addQuoteChecks(reports, talk);
        reports.add(report("takes a row of executions twice", talk, asked::tellLastAgain));
        return reports;
    }

    private void addQuoteChecks(List<Report> reports, QuoteTalk talk) {
        QuoteChecks.all().forEach((name, check) -> reports.add(report(name, talk, () -> check.accept(talk))));
        reports.add(report("quotes as its ladder says", talk, () -> LadderCheck.run(talk, mostBiasPpm)));
    }

    private static Report report(String name, QuoteTalk talk, Runnable check) {
        List<String> findings = new ArrayList<>();
        boolean conforms = true;
        try {
            check.run();
        } catch (Deviation deviation) {
            conforms = false;
            findings.add(String.valueOf(deviation.getMessage()));
        }
        findings.addAll(talk.takeFindings().stream().distinct().toList());
        return new Report(name, conforms, findings);
    }
}
