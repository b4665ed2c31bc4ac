package io.walras.auctioneer.http;

import java.util.Locale;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Answers requests that Pekko's parser cannot make a request of. It tells us no more than a status and a sentence, so the
 * error's name is found in the sentence; one that is not known is a bad header. Named in application.conf, which is how
 * Pekko finds it.
 */
public final class ParsingErrors extends ParsingErrorHandler {
    /** How the sentence ends if the target names a host that the Host header does not; the target is in it, so this comes first. */
    private static final String OTHER_HOST = "doesn't match request target authority";

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
        log.debug("request refused by the parser: {} {}", status.intValue(), info.summary());
        return Cors.allow(error(status.intValue(), info.summary().toLowerCase(Locale.ROOT))
                .closing()
                .toResponse());
    }

    private static ApiError error(int status, String summary) {
        if (summary.endsWith(OTHER_HOST)) {
            return Edge.misdirected();
        }
        if (status == 414) {
            return ApiError.of(414, "UriTooLong", "the request's target is too long");
        }
        if (status == 431 || summary.contains("configured limit")) {
            return ApiError.of(431, "HeadersTooLarge", "the request has too many header lines or too long a one");
        }
        if (status == 501 || summary.contains("connect requests") || summary.contains("http method")) {
            return ApiError.of(405, "MethodNotAllowed", "the method is none that is supported")
                    .allowing(Edge.METHODS);
        }
        if (status == 505) {
            return ApiError.of(505, "HttpVersionNotSupported", "only HTTP/1.0 and HTTP/1.1 are supported");
        }
        if (summary.contains("request-target") || summary.contains("uri")) {
            return ApiError.of(400, "InvalidUri", "the request's target cannot be read");
        }
        boolean framing = summary.contains("content-length")
                || summary.contains("transfer-encoding")
                || summary.contains("chunk")
                || summary.contains("must not have an entity")
                || summary.contains("entity");
        return framing
                ? ApiError.of(400, "BadFraming", "the length of the body is not told in one clear way")
                : ApiError.of(400, "BadHeader", "a header line cannot be read");
    }
}
