package io.walras.auctioneer.http;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaRange;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.Accept;

/** Whether a client can read what is answered here: JSON, text, or events; what the page needs is for browsers. */
final class Acceptable {
    private static final List<MediaType> ANSWERED =
            List.of(MediaTypes.APPLICATION_JSON, MediaTypes.TEXT_PLAIN, MediaTypes.TEXT_EVENT_STREAM);

    private Acceptable() {}

    static boolean is(HttpRequest request) {
        String path = request.getUri().path();
        return path.startsWith("/docs")
                || path.equals("/openapi.yaml")
                || request.getHeader(Accept.class).map(Acceptable::namesOne).orElse(true);
    }

    private static boolean namesOne(Accept accept) {
        return StreamSupport.stream(accept.getMediaRanges().spliterator(), false)
                .anyMatch(Acceptable::coversOne);
    }

    private static boolean coversOne(MediaRange range) {
        return range.qValue() > 0 && ANSWERED.stream().anyMatch(range::matches);
    }
}
