package io.walras.auctioneer.solver;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.BidReader;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.NotificationJson;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks CoW's engine API with the solvers that are asked over HTTP. An engine that is late, broken or silent costs nobody
 * else anything: its answer is then empty, and says why.
 */
public final class SolverGateway {
    private static final Logger LOG = LoggerFactory.getLogger(SolverGateway.class);

    private final ActorSystem<?> system;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final int maxSolutionBytes;

    /** {@code maxSolutionBytes}: the largest answer that is read. */
    public SolverGateway(ActorSystem<?> system, InstantSource clock, MeterRegistry meters, int maxSolutionBytes) {
        this.system = system;
        this.clock = clock;
        this.meters = meters;
        this.maxSolutionBytes = maxSolutionBytes;
    }

    /**
     * Asks a solver about a batch. Never fails; answers within {@code patience}. Counts and logs nothing that is told to
     * others, because bids are not closed yet; {@link #decided} does.
     */
    public CompletionStage<Answered> solve(SolverEngine solver, Batch batch, AuctionJson auction, Duration patience) {
        return post(solver, "/solve", EngineJson.write(auction), patience)
                .thenApply(body -> read(solver, batch, body))
                .exceptionally(failure -> {
                    LOG.atDebug()
                            .addKeyValue("solver", solver.name())
                            .addKeyValue("auctionId", batch.auctionId())
                            .addKeyValue("reason", rootMessage(failure))
                            .log("solver did not answer");
                    SubmittedBid nothing = new SubmittedBid(solver.address(), Bytes.EMPTY, clock.millis(), null);
                    return new Answered(nothing, List.of(), List.of());
                });
    }

    /** The body of a solver's answer to a request that is never settled; empty if it does not answer. Never fails. */
    CompletionStage<Bytes> ask(SolverEngine solver, AuctionJson auction, Duration patience) {
        return post(solver, "/solve", EngineJson.write(auction), patience)
                .thenApply(body -> Bytes.of(body.toArray()))
                .exceptionally(failure -> {
                    count(solver, "quote_failed");
                    return Bytes.EMPTY;
                });
    }

    /** Tells a solver something, without waiting for it or minding whether it listens. */
    public void notify(SolverEngine solver, NotificationJson notification) {
        post(solver, "/notify", EngineJson.write(notification), Duration.ofSeconds(5))
                .exceptionally(failure -> {
                    count(solver, "notify_failed");
                    return ByteString.emptyByteString();
                });
    }

    private Answered read(SolverEngine solver, Batch batch, ByteString body) {
        return BidReader.read(
                new SubmittedBid(solver.address(), Bytes.of(body.toArray()), clock.millis(), null), batch);
    }

    /** Counts what a solver answered in an auction that is decided now. */
    void decided(SolverEngine solver, Answered answered) {
        if (answered.bid().body().isEmpty()) {
            count(solver, "failed");
            return;
        }
        boolean isUnreadable = answered.bundles().isEmpty()
                && answered.unreadable().stream().anyMatch(refused -> refused.id() == null);
        count(solver, isUnreadable ? "malformed" : answered.bundles().isEmpty() ? "declined" : "answered");
    }

    private CompletionStage<ByteString> post(SolverEngine solver, String path, byte[] body, Duration patience) {
        HttpRequest request =
                HttpRequest.POST(join(solver.url(), path)).withEntity(ContentTypes.APPLICATION_JSON, body);
        return Http.get(system)
                .singleRequest(request)
                .thenCompose(response -> bodyOf(response, patience))
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletionStage<ByteString> bodyOf(HttpResponse response, Duration patience) {
        if (!response.status().isSuccess()) {
            response.discardEntityBytes(system);
            throw new IllegalStateException("status " + response.status().intValue());
        }
        return response.entity()
                .withSizeLimit(maxSolutionBytes)
                .toStrict(patience.toMillis(), maxSolutionBytes, system)
                .thenApply(entity -> entity.getData());
    }

    private static String join(URI base, String path) {
        String text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }

    private void count(SolverEngine solver, String outcome) {
        meters.counter("walras.solver.requests", "solver", solver.name(), "outcome", outcome)
                .increment();
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
