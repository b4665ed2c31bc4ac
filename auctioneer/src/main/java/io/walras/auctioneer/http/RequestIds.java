package io.walras.auctioneer.http;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Names requests, so that a client's report can be matched with the log: by the client's own id, or by a new one. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    RequestIds(InstantSource clock) {
        this.prefix = Long.toString(clock.millis(), 36) + "-";
    }

    String of(HttpRequest request) {
        return request.getHeader(HEADER)
                .map(HttpHeader::value)
                .filter(id -> ACCEPTABLE.matcher(id).matches())
                .orElseGet(() -> prefix + count.incrementAndGet());
    }
}
