package io.walras.auctioneer.http;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Lets pages of any origin use the API, as CoW does; it takes no cookies, so that gives nobody's rights away. */
final class Cors {
    private static final List<HttpHeader> ANY_ORIGIN = List.of(
            RawHeader.create("Access-Control-Allow-Origin", "*"),
            RawHeader.create(
                    "Access-Control-Expose-Headers",
                    "X-Request-Id, X-Next-Cursor, Idempotent-Replayed, Retry-After, Allow"));
    private static final List<HttpHeader> PREFLIGHT = List.of(
            RawHeader.create("Access-Control-Allow-Methods", Edge.METHODS),
            RawHeader.create("Access-Control-Allow-Headers", "*"),
            RawHeader.create("Access-Control-Max-Age", "86400"));

    private Cors() {}

    static HttpResponse allow(HttpResponse response) {
        return response.addHeaders(ANY_ORIGIN);
    }

    /** What a browser must hear before it sends the request itself. */
    static HttpResponse preflight(HttpResponse response) {
        return response.addHeaders(PREFLIGHT);
    }
}
