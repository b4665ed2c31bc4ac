package io.walras.auctioneer.http;

import io.walras.auctioneer.solver.session.SessionSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.ProductVersion;
import org.apache.pekko.http.javadsl.model.headers.Server;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;
import scala.concurrent.duration.FiniteDuration;

/**
 * Binds a TCP port and runs Pekko's HTTP layer on each connection, behind a {@link HeadGuard}; Pekko's own binding leaves
 * no place for one.
 */
final class Listener {
    private static final int BACKLOG = 128;
    /** A connection from which no more requests are read, because the server stops, may still be written to. */
    private static final boolean HALF_CLOSE = true;

    private static final CompletionStage<Done> DONE = CompletableFuture.completedStage(Done.done());

    private final ActorSystem<?> system;
    private final HttpSettings settings;
    private final SessionSettings sessions;
    private final ServerSettings serverSettings;
    private final Flow<HttpRequest, HttpResponse, NotUsed> handler;
    private final Connections connections;
    private final SharedKillSwitch requests = KillSwitches.shared("http-requests");
    private final SharedKillSwitch answers = KillSwitches.shared("http-answers");

    Listener(
            ActorSystem<?> system,
            HttpSettings settings,
            SessionSettings sessions,
            Route route,
            Connections connections) {
        this.system = system;
        this.settings = settings;
        this.sessions = sessions;
        this.connections = connections;
        this.serverSettings = serverSettings(system, settings, sessions);
        this.handler = Flow.of(HttpRequest.class).mapAsync(1, route.function(system));
    }

    private static ServerSettings serverSettings(
            ActorSystem<?> system, HttpSettings settings, SessionSettings sessions) {
        ServerSettings defaults = ServerSettings.create(system.classicSystem());
        Duration requestTimeout = settings.requestTimeout();
        return defaults.withServerHeader(Optional.of(Server.create(ProductVersion.create("walras", ""))))
                .withTransparentHeadRequests(true)
                .withRemoteAddressAttribute(true)
                .withRawRequestUriHeader(true)
                .withPipeliningLimit(1)
                .withParsingErrorHandler(ParsingErrors.class.getName())
                .withWebsocketSettings(defaults.getWebsocketSettings()
                        .withPeriodicKeepAliveMode("ping")
                        .withPeriodicKeepAliveMaxIdle(sessions.heartbeat()))
                .withTimeouts(defaults.getTimeouts()
                        .withRequestTimeout(FiniteDuration.create(requestTimeout.toMillis(), TimeUnit.MILLISECONDS)))
                .withParserSettings(defaults.getParserSettings()
                        .withMaxUriLength(settings.maxUriBytes())
                        .withMaxHeaderCount(settings.maxHeaders())
                        .withMaxHeaderValueLength(settings.maxHeaderBytes())
                        .withMaxContentLength(settings.maxBodyBytes())
                        .withIllegalHeaderWarnings(false));
    }

    /** Starts to listen; {@code streams} are those that end when the server stops. */
    CompletionStage<HttpBinding> listen(SharedKillSwitch streams) {
        Pair<CompletionStage<Tcp.ServerBinding>, CompletionStage<Done>> running = Tcp.get(system)
                .bind(settings.host(), settings.port(), BACKLOG, List.of(), HALF_CLOSE, Optional.empty())
                .mapAsyncUnordered(settings.maxConnections() + BACKLOG, this::admit)
                .toMat(Sink.ignore(), Keep.both())
                .run(system);
        return running.first().thenApply(bound -> new Bound(bound, running.second(), streams));
    }

    /** Completes, and never fails, when the connection is over, which is at once if there is no place for it. */
    private CompletionStage<Done> admit(Tcp.IncomingConnection connection) {
        SharedKillSwitch cut = KillSwitches.shared("connection");
        return connections
                .enter(connection.remoteAddress().getAddress(), cut::shutdown)
                .map(place -> serve(connection, place, cut).whenComplete((done, failure) -> place.leave()))
                .orElseGet(() -> refuse(connection));
    }

    private CompletionStage<Done> refuse(Tcp.IncomingConnection connection) {
        return connection.handleWith(
                Flow.fromSinkAndSourceMat(Sink.cancelled(), Source.empty(), (in, out) -> DONE), system);
    }

    private CompletionStage<Done> serve(
            Tcp.IncomingConnection connection, Connections.Place place, SharedKillSwitch cut) {
        AtomicBoolean switched = new AtomicBoolean();
        Flow<ByteString, ByteString, NotUsed> http = Http.get(system)
                .serverLayer(serverSettings, Optional.of(connection.remoteAddress()))
                .atop(sessionBytes())
                .atop(TLSPlacebo.getInstance())
                .reversed()
                .join(Flow.of(HttpRequest.class)
                        .map(request -> served(request, place))
                        .via(handler)
                        .map(answer -> noted(answer, switched, place)));
        Flow<ByteString, ByteString, NotUsed> guarded = Flow.of(ByteString.class)
                .via(requests.flow())
                .via(cut.flow())
                .via(new HeadGuard(settings.headTimeout(), sessions.longestSilence(), switched::get))
                .via(http)
                .via(answers.flow())
                .via(cut.flow())
                .backpressureTimeout(settings.writeTimeout());
        return connection
                .handleWith(
                        BidiFlow.<ByteString, ByteString>bidirectionalIdleTimeout(settings.idleTimeout())
                                .join(guarded)
                                .watchTermination(Keep.right()),
                        system)
                .exceptionally(failure -> Done.done());
    }

    /** A request is under way once all of it is here; whoever reads its body says when that is. */
    private static HttpRequest served(HttpRequest request, Connections.Place place) {
        if (request.entity().isStrict()) {
            place.served();
        }
        return request.addAttribute(Connections.PLACE, place);
    }

    /**
     * Notes before the client learns of it that what it sends next are no requests; and that the next request is waited
     * for, unless the answer is a stream.
     */
    private static HttpResponse noted(HttpResponse answer, AtomicBoolean switched, Connections.Place place) {
        if (answer.status().equals(StatusCodes.SWITCHING_PROTOCOLS)) {
            switched.set(true);
        } else if (answer.entity().isStrict()) {
            place.waiting();
        }
        return answer;
    }

    /** Only widens a type, which {@link BidiFlow#atop} does not. */
    private static BidiFlow<SslTlsOutbound, SslTlsOutbound, SessionBytes, SslTlsInbound, NotUsed> sessionBytes() {
        return BidiFlow.fromFlows(
                Flow.of(SslTlsOutbound.class), Flow.of(SessionBytes.class).map(bytes -> (SslTlsInbound) bytes));
    }

    private final class Bound implements HttpBinding {
        private final Tcp.ServerBinding binding;
        private final CompletionStage<Done> over;
        private final SharedKillSwitch streams;

        Bound(Tcp.ServerBinding binding, CompletionStage<Done> over, SharedKillSwitch streams) {
            this.binding = binding;
            this.over = over;
            this.streams = streams;
        }

        @Override
        public InetSocketAddress address() {
            return binding.localAddress();
        }

        @Override
        public CompletionStage<Done> stop() {
            return binding.unbind().thenCompose(unbound -> {
                streams.shutdown();
                requests.shutdown();
                return over.toCompletableFuture()
                        .copy()
                        .completeOnTimeout(Done.done(), settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((done, failure) -> answers.shutdown());
            });
        }
    }
}
