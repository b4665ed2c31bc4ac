package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.ledger.MakerLedger;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.maker.RejectReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small maker that is asked over HTTP and told over HTTP what becomes of its quotes. Rows are sent one after the other,
 * each until it is taken; after a start those of the latest days are sent again. Safe to use from many threads.
 */
final class HttpMaker implements MakerLine {
    private static final Logger LOG = LoggerFactory.getLogger(HttpMaker.class);
    private static final Duration ROW_PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final Address maker;
    private final URI url;
    private final ActorRef<HubCommand> hub;
    private final MakerLedger ledger;
    private final InstantSource clock;
    private long told;
    private boolean telling;
    private boolean isNews;

    HttpMaker(
            ActorSystem<?> system,
            Address maker,
            URI url,
            ActorRef<HubCommand> hub,
            MakerLedger ledger,
            InstantSource clock) {
        this.system = system;
        this.maker = maker;
        this.url = url;
        this.hub = hub;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Where it can be asked for these pairs; it has no levels. */
    MakerSeat seat(List<PairTerms> pairs) {
        SortedMap<TokenPair, PairTerms> universe = new TreeMap<>();
        pairs.forEach(
                pair -> universe.put(TokenPair.of(pair.base(), pair.quote()).getFirst(), pair));
        return new MakerSeat(maker, universe, new TreeMap<>(), false, this);
    }

    @Override
    public void tell(HubMessage message) {
        if (message instanceof HubMessage.Request request) {
            Duration patience = Duration.ofMillis(Math.max(1, request.deadlineTs() - clock.millis()));
            post("/quote", MakerJson.write(request), patience).whenComplete((answer, failure) -> {
                if (failure == null) {
                    answered(request, answer);
                } else {
                    LOG.atDebug()
                            .addKeyValue("maker", maker)
                            .addKeyValue("reason", String.valueOf(failure.getMessage()))
                            .log("maker did not answer");
                }
            });
        }
    }

    @Override
    public void replaced() {
        // It has no connection that could end.
    }

    private void answered(HubMessage.Request request, Answer answer) {
        Reply reply;
        if (answer.isEmpty()) {
            reply = new Reply.Declined(RejectReason.PairOff);
        } else {
            try {
                MakerMessage.Answer said = MakerJson.read(answer.body().toArray(), MakerMessage.Answer.class);
                if (!said.rfqId().equals(request.rfqId())) {
                    return;
                }
                reply = new Reply.Quotes(
                        said.quotes().stream().map(QuoteJson::toSigned).toList());
            } catch (MalformedJsonException malformed) {
                LOG.atDebug()
                        .addKeyValue("maker", maker)
                        .addKeyValue("reason", String.valueOf(malformed.getMessage()))
                        .log("maker's answer cannot be read");
                return;
            }
        }
        hub.tell(new HubCommand.Answered(maker, this, request.rfqId(), new Reply.Heard(reply, clock.millis())));
    }

    @Override
    public void news() {
        long after;
        synchronized (this) {
            isNews = true;
            if (telling) {
                return;
            }
            telling = true;
            isNews = false;
            after = told;
        }
        ledger.executions(maker, after, clock.millis() - ExecutionStream.KEPT.toMillis())
                .thenCompose(this::tellAll)
                .whenComplete((rows, failure) -> told(failure == null));
    }

    private CompletionStage<Done> tellAll(List<ExecutionRow> rows) {
        CompletionStage<Done> all = CompletableFuture.completedStage(Done.done());
        for (ExecutionRow row : rows) {
            byte[] body = MakerOutbound.envelope(row).text().getBytes(StandardCharsets.UTF_8);
            all = all.thenCompose(done -> post("/events", body, ROW_PATIENCE)).thenApply(taken -> took(row));
        }
        return all;
    }

    private synchronized Done took(ExecutionRow row) {
        told = row.seq();
        isNews = true;
        return Done.done();
    }

    private void told(boolean isWell) {
        boolean goOn;
        synchronized (this) {
            telling = false;
            goOn = isNews && isWell;
        }
        if (goOn) {
            news();
        } else if (!isWell) {
            system.scheduler().scheduleOnce(RETRY, this::news, system.executionContext());
        }
    }

    private record Answer(boolean isEmpty, ByteString body) {}

    private CompletionStage<Answer> post(String path, byte[] body, Duration patience) {
        String base = url.toString().replaceAll("/$", "");
        HttpRequest request = HttpRequest.POST(base + path).withEntity(ContentTypes.APPLICATION_JSON, body);
        return Http.get(system)
                .singleRequest(request)
                .thenCompose(response -> read(response, patience))
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Answer> read(HttpResponse response, Duration patience) {
        if (!response.status().isSuccess()) {
            response.discardEntityBytes(system);
            throw new IllegalStateException("status " + response.status().intValue());
        }
        boolean isEmpty = response.status().equals(StatusCodes.NO_CONTENT);
        return response.entity()
                .withSizeLimit(MakerJson.MAX_BYTES)
                .toStrict(patience.toMillis(), MakerJson.MAX_BYTES, system)
                .thenApply(entity -> new Answer(isEmpty, entity.getData()));
    }
}
