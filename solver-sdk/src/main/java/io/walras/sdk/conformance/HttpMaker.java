package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A maker that is asked by {@code POST /quote} and told by {@code POST /events}. */
final class HttpMaker implements MakerUnderTest {
    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NO_QUOTE = 204;
    private static final int FIRST_OTHER = 300;

    private final HttpClient http;
    private final String url;
    private final Address maker;
    private final List<PairTerms> pairs;
    private final InstantSource clock;
    private long rows;
    private Optional<Execution> last = Optional.empty();

    HttpMaker(HttpClient http, URI url, Address maker, List<PairTerms> pairs, InstantSource clock) {
        this.http = http;
        this.url = url.toString().replaceAll("/+$", "");
        this.maker = maker;
        this.pairs = pairs;
        this.clock = clock;
    }

    @Override
    public Address maker() {
        return maker;
    }

    @Override
    public Address signer() {
        return maker;
    }

    @Override
    public List<PairTerms> pairs() {
        return pairs;
    }

    @Override
    public Optional<Ladder> ladder(PairTerms pair) {
        return Optional.empty();
    }

    @Override
    public Optional<MakerMessage> ask(HubMessage.Request request, Duration patience) {
        HttpResponse<InputStream> response;
        try {
            response = post("/quote", MakerJson.write(request), patience);
        } catch (HttpTimeoutException late) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new Deviation("POST /quote failed: " + reason(broken));
        }
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MakerJson.MAX_BYTES + 1);
            if (response.statusCode() == NO_QUOTE) {
                return Optional.of(new MakerMessage.Reject(request.rfqId(), RejectReason.Unavailable));
            }
            Deviation.requireEqual(response.statusCode(), OK, "the status of POST /quote");
            return Optional.of(MakerJson.read(bytes, MakerMessage.Answer.class));
        } catch (MalformedJsonException malformed) {
            throw new Deviation("an answer that is none: " + malformed.getMessage());
        } catch (IOException broken) {
            throw new Deviation("POST /quote failed: " + reason(broken));
        }
    }

    /** Makers that are asked over HTTP do not hear it. */
    @Override
    public void acknowledge(HubMessage.Ack ack) {}

    @Override
    public void tell(Execution row) {
        rows++;
        last = Optional.of(row);
        post(row);
    }

    /** Tells the last row once more, as after an answer that was lost. */
    void tellLastAgain() {
        last.ifPresent(this::post);
    }

    private void post(Execution row) {
        String text = Envelope.row("kit-" + rows, rows, clock.millis(), row).text();
        try {
            HttpResponse<InputStream> response = post("/events", text.getBytes(StandardCharsets.UTF_8), EVENT_PATIENCE);
            response.body().close();
            Deviation.require(
                    response.statusCode() >= OK && response.statusCode() < FIRST_OTHER,
                    "the status of POST /events is " + response.statusCode());
        } catch (IOException broken) {
            throw new Deviation("POST /events failed: " + reason(broken));
        }
    }

    private HttpResponse<InputStream> post(String path, byte[] body, Duration patience) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    /** Some failures to connect have no words of their own. */
    private static String reason(Exception broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }
}
