package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.walras.protocol.wire.order.ConfigJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** What the node says about itself: version, limits, health and metrics. */
final class NodeRoutes {
    private static final PathMatcher0 V1 = segment("api").slash("v1");

    private final ConfigJson config;
    private final List<ReadinessCheck> checks;
    private final PrometheusMeterRegistry meters;
    private final HttpSettings settings;

    NodeRoutes(ConfigJson config, List<ReadinessCheck> checks, PrometheusMeterRegistry meters, HttpSettings settings) {
        this.config = config;
        this.checks = List.copyOf(checks);
        this.meters = meters;
        this.settings = settings;
    }

    Route routes() {
        return concat(
                page(V1.slash("version"), Endpoint.GET_VERSION, () -> Answers.text(config.version())),
                page(V1.slash("config"), Endpoint.GET_CONFIG, () -> Answers.json(config)),
                page(segment("healthz"), Endpoint.HEALTHZ, () -> Answers.json(Map.of("status", "up"))),
                page(segment("metrics"), Endpoint.METRICS, () -> Answers.text(meters.scrape())),
                ready(segment("readyz"), Endpoint.READYZ),
                ready(V1.slash("ready"), Endpoint.GET_READY));
    }

    private static Route page(PathMatcher0 path, Endpoint endpoint, Supplier<HttpResponse> answer) {
        return path(path, () -> get(() -> Edge.endpoint(endpoint, () -> complete(answer.get()))));
    }

    private Route ready(PathMatcher0 path, Endpoint endpoint) {
        return path(path, () -> get(() -> Edge.endpoint(endpoint, () -> completeWithFuture(readiness()))));
    }

    private CompletionStage<HttpResponse> readiness() {
        CompletionStage<Map<String, String>> problems = CompletableFuture.completedStage(new TreeMap<>());
        for (ReadinessCheck check : checks) {
            problems = problems.thenCombine(problem(check), (all, problem) -> {
                problem.ifPresent(text -> all.put(check.name(), text));
                return all;
            });
        }
        return problems.thenApply(all -> all.isEmpty()
                ? Answers.json(Map.of("ready", true))
                : ApiError.of(503, "NotReady", "not ready: " + String.join(", ", all.keySet()))
                        .withData(Map.of("reasons", all))
                        .retryAfter(Math.max(1, settings.retryAfter().toSeconds()))
                        .toResponse());
    }

    private CompletionStage<Optional<String>> problem(ReadinessCheck check) {
        return check.problem()
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(
                        Optional.of("no answer in time"),
                        settings.readinessTimeout().toMillis(),
                        TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Optional.of("the check failed"));
    }
}
