package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractMethod;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.handleExceptions;
import static org.apache.pekko.http.javadsl.server.Directives.handleRejections;
import static org.apache.pekko.http.javadsl.server.Directives.mapResponse;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeoutResponse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.walras.auctioneer.intake.RateLimit;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.RawRequestURI;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is the same for every request: its id, the limits on how often and how large, the shape of errors that no route
 * decides, the headers for browsers, and the time it took.
 */
final class Edge {
    /** The methods that some path supports. */
    static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final AttributeKey<String> ENDPOINT = AttributeKey.create("endpoint", String.class);

    private final HttpSettings settings;
    private final MeterRegistry meters;
    private final RequestIds ids;
    private final Hosts hosts;
    private final RateLimit<InetAddress> requests;
    private final RateLimit<InetAddress> cancellations;

    Edge(HttpSettings settings, MeterRegistry meters, InstantSource clock) {
        this.settings = settings;
        this.meters = meters;
        this.ids = new RequestIds(clock);
        this.hosts = new Hosts(settings.hosts(), settings.host());
        this.requests = new RateLimit<>(settings.requestsPerAddress(), clock);
        this.cancellations = new RateLimit<>(settings.cancellationsPerAddress(), clock);
    }

    /** Marks the answers of a route, so that they are counted under the endpoint's name. */
    static Route endpoint(Endpoint endpoint, Supplier<Route> route) {
        return mapResponse(response -> response.addAttribute(ENDPOINT, endpoint.operationId()), route);
    }

    /** The routes with all that is the same for every request. */
    Route around(Route routes) {
        return extractRequest(request -> {
            String id = ids.of(request);
            Timer.Sample sample = Timer.start(meters);
            return mapResponse(
                    response -> finished(response, id, sample),
                    () -> withRequestTimeoutResponse(
                            late -> Cors.allow(tooSlow().toResponse()),
                            () -> handleRejections(
                                    rejections(),
                                    () -> handleExceptions(failures(id), () -> limited(request, routes)))));
        });
    }

    private HttpResponse finished(HttpResponse response, String id, Timer.Sample sample) {
        sample.stop(meters.timer(
                "walras.http.requests",
                "endpoint",
                response.getAttribute(ENDPOINT).orElse("none"),
                "status",
                Integer.toString(response.status().intValue())));
        return Cors.allow(response).addHeader(RawHeader.create(RequestIds.HEADER, id));
    }

    private Route limited(HttpRequest request, Route routes) {
        return refusal(request)
                .<Route>map(error -> complete(error.toResponse()))
                .orElse(routes);
    }

    private Optional<ApiError> refusal(HttpRequest request) {
        int headBytes = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> !(header instanceof RawRequestURI))
                .mapToInt(Edge::size)
                .sum();
        if (headBytes > settings.maxHeadBytes()) {
            return Optional.of(ApiError.of(431, "HeadersTooLarge", "the header lines are longer than allowed in all"));
        }
        if (!hosts.areMeantBy(request)) {
            return Optional.of(misdirected());
        }
        if (!Acceptable.is(request)) {
            return Optional.of(ApiError.of(406, "NotAcceptable", "answers are application/json"));
        }
        if (Targets.isCrooked(target(request))) {
            return Optional.of(Answers.notFound("there is nothing here"));
        }
        RateLimit<InetAddress> bucket = Cancelling.is(request) ? cancellations : requests;
        long wait = bucket.secondsToWait(Client.of(request));
        return wait == 0
                ? Optional.empty()
                : Optional.of(ApiErrors.rateLimited("too many requests from this address", wait));
    }

    /** The answer to a request for another host. */
    static ApiError misdirected() {
        return ApiError.of(421, "MisdirectedRequest", "this server has another name");
    }

    private static int size(HttpHeader header) {
        return header.name().length() + header.value().length() + 4;
    }

    /** The target as it was sent; the request's own has lost its dotted segments already. */
    private static String target(HttpRequest request) {
        return request.getHeader(RawRequestURI.class)
                .orElseThrow(() -> new IllegalStateException("the listener keeps the target of every request"))
                .uri();
    }

    private ApiError tooSlow() {
        return ApiErrors.unavailable("there was no answer in time", settings.retryAfter());
    }

    private ExceptionHandler failures(String id) {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> complete(ApiErrors.ofFailure(failure, settings.retryAfter())
                        .orElseGet(() -> bug(failure, id))
                        .toResponse()))
                .build();
    }

    private static ApiError bug(Throwable failure, String id) {
        LOG.atError().addKeyValue("requestId", id).setCause(failure).log("request failed");
        return ApiError.of(500, "InternalServerError", "something went wrong here");
    }

    private static RejectionHandler rejections() {
        return RejectionHandler.newBuilder()
                .handleAll(MethodRejection.class, Edge::otherMethod)
                .handle(
                        Rejection.class,
                        rejection -> complete(ApiError.of(400, "BadRequest", "the request cannot be read")
                                .toResponse()))
                .handleNotFound(
                        complete(Answers.notFound("there is nothing here").toResponse()))
                .build();
    }

    /** The path exists: a browser may ask what it supports, anything else is told. */
    private static Route otherMethod(List<MethodRejection> rejections) {
        String allowed = rejections.stream()
                .map(rejection -> rejection.supported().value())
                .flatMap(method -> method.equals("GET") ? List.of("GET", "HEAD").stream() : List.of(method).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", ", "", ", OPTIONS"));
        return extractMethod(method -> complete(
                method.equals(HttpMethods.OPTIONS)
                        ? Cors.preflight(HttpResponse.create()
                                .withStatus(StatusCodes.NO_CONTENT)
                                .addHeader(RawHeader.create("Allow", allowed)))
                        : ApiError.of(405, "MethodNotAllowed", "this path supports " + allowed)
                                .allowing(allowed)
                                .toResponse()));
    }
}
