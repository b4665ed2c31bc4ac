package io.walras.sdk.conformance;

import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.sdk.SolutionCheck;
import io.walras.sdk.recorded.RecordedAuction;
import io.walras.sdk.recorded.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Asks an engine to solve recorded auctions and judges what it answers by the auctioneer's rules. */
public final class EngineConformance {
    /** The names of the auctions that come with the SDK. */
    public static final List<String> AUCTIONS = List.of("empty", "one-order", "three-orders", "fees");

    /** What an engine may take; the deadline that it is told is earlier by a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI engine;
    private final InstantSource clock;

    /** Checks the engine at this URL; {@code clock} is what it compares deadlines with. */
    public EngineConformance(URI engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Asks about every auction that comes with the SDK. */
    public List<Report> run() throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        for (String name : AUCTIONS) {
            reports.add(run(name, recorded(name)));
        }
        return reports;
    }

    /** Asks about one auction. An engine need not find anything; what it bids must keep the rules. */
    public Report run(String name, RecordedAuction auction) throws InterruptedException {
        byte[] answer;
        try {
            HttpResponse<InputStream> response = http.send(request(auction.auction()), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                answer = body.readNBytes(EngineJson.MAX_BYTES);
            }
            if (response.statusCode() != 200) {
                return Report.failed(name, "answered " + response.statusCode() + " where 200 was expected");
            }
        } catch (IOException unreachable) {
            return Report.failed(name, "no answer in time: " + unreachable);
        }
        return switch (EngineResponse.read(answer)) {
            case EngineResponse.Malformed malformed -> Report.failed(name, "the answer is none: " + malformed.reason());
            case EngineResponse.Declined declined -> new Report(name, true, List.of("declined: " + declined.code()));
            case EngineResponse.Solved solved -> judged(name, auction, solved);
        };
    }

    private static Report judged(String name, RecordedAuction auction, EngineResponse.Solved solved) {
        List<String> findings = new ArrayList<>();
        solved.unreadable().forEach(broken -> findings.add("a solution cannot be read: " + broken.reason()));
        boolean conforms = findings.isEmpty();
        for (Rehearsal.Judged bundle :
                Rehearsal.judge(auction, solved.solutions()).bundles()) {
            String solution = "solution " + bundle.solution().id();
            switch (bundle.check()) {
                case SolutionCheck.Scored scored -> findings.add(solution + " scores " + scored.score() + " wei");
                case SolutionCheck.Refused refused -> {
                    conforms = false;
                    findings.add(solution + " is refused: " + refused.refusal().code() + ": "
                            + refused.refusal().detail());
                }
                case SolutionCheck.Unknown() -> throw new IllegalStateException("a recorded auction tells everything");
            }
        }
        return new Report(name, conforms, findings.isEmpty() ? List.of("bids nothing") : findings);
    }

    private HttpRequest request(AuctionJson auction) {
        AuctionJson now = new AuctionJson(
                auction.id(),
                auction.tokens(),
                auction.orders(),
                auction.liquidity(),
                auction.effectiveGasPrice(),
                clock.instant().plus(PATIENCE.minusSeconds(1)),
                auction.surplusCapturingJitOrderOwners());
        String path = engine.toString().endsWith("/") ? "solve" : "/solve";
        return HttpRequest.newBuilder(URI.create(engine + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(EngineJson.write(now)))
                .build();
    }

    /**
     * An auction that comes with the SDK.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static RecordedAuction recorded(String name) {
        try (InputStream file =
                EngineConformance.class.getResourceAsStream("/conformance/auctions/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no recorded auction '" + name + "'");
            }
            return RecordedAuction.read(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException("the recorded auction '" + name + "' cannot be read", unreadable);
        }
    }
}
