package io.walras.auctioneer.http;

import io.walras.auctioneer.quote.OfferedQuote;
import io.walras.auctioneer.quote.QuoteAnswer;
import io.walras.auctioneer.quote.QuoteDesk;
import io.walras.protocol.wire.order.ErrorJson;
import io.walras.protocol.wire.order.OrderBookJson;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Quotes as Server-Sent Events, each better than the one before; without any, the last event is an error. */
final class QuoteStream {
    /** More than there are solvers; a client that reads none of them misses the later ones. */
    private static final int BUFFERED = 512;

    private final ActorSystem<?> system;
    private final QuoteDesk desk;
    private final QuoteAnswers answers;
    private final HttpSettings settings;
    private final SharedKillSwitch stop;

    /** {@code stop} ends the streams when the server does. */
    QuoteStream(
            ActorSystem<?> system, QuoteDesk desk, QuoteAnswers answers, HttpSettings settings, SharedKillSwitch stop) {
        this.system = system;
        this.desk = desk;
        this.answers = answers;
        this.settings = settings;
        this.stop = stop;
    }

    /** A stream, or at once the error of a request that nobody is asked about. */
    CompletionStage<HttpResponse> open(OrderQuoteRequest request, InetAddress client) {
        Pair<BoundedSourceQueue<ServerSentEvent>, Source<ServerSentEvent, NotUsed>> events =
                Source.<ServerSentEvent>queue(BUFFERED).preMaterialize(system);
        BoundedSourceQueue<ServerSentEvent> queue = events.first();
        CompletableFuture<QuoteAnswer> answer =
                desk.stream(request, client, quote -> queue.offer(event(quote))).toCompletableFuture();
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            QuoteAnswer refused = answer.join();
            if (!(refused instanceof QuoteAnswer.Offered)) {
                queue.complete();
                return CompletableFuture.completedStage(answers.error(refused).toResponse());
            }
        }
        var unused = answer.whenComplete((last, failure) -> {
            end(queue, last);
        });
        return CompletableFuture.completedStage(response(events.second()));
    }

    private ServerSentEvent event(OfferedQuote quote) {
        return ServerSentEvent.create(OrderBookJson.write(answers.json(quote)));
    }

    private void end(BoundedSourceQueue<ServerSentEvent> queue, @Nullable QuoteAnswer last) {
        if (!(last instanceof QuoteAnswer.Offered)) {
            ApiError error = last == null
                    ? ApiErrors.unavailable("the chain or the database cannot be asked now", settings.retryAfter())
                    : answers.error(last);
            queue.offer(ServerSentEvent.create(
                    OrderBookJson.write(new ErrorJson(error.errorType(), error.description(), error.data())), "error"));
        }
        queue.complete();
    }

    private HttpResponse response(Source<ServerSentEvent, NotUsed> events) {
        Source<ByteString, NotUsed> text = events.keepAlive(settings.heartbeat(), ServerSentEvent::heartbeat)
                .via(stop.flow())
                .map(event -> ((org.apache.pekko.http.scaladsl.model.sse.ServerSentEvent) event).encode());
        return HttpResponse.create()
                .withEntity(HttpEntities.create(MediaTypes.TEXT_EVENT_STREAM.toContentType(), text));
    }
}
