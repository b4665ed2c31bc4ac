package io.walras.auctioneer.book.stream;

import io.walras.auctioneer.intake.RateLimit;
import io.walras.protocol.wire.market.StreamMessage.Refused;
import io.walras.protocol.wire.market.StreamRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.MergeHub;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Serves market data on each WebSocket that a client opens, within bounds of all of them and of each. */
public final class MarketStreams {
    /** A message that takes longer is no message. */
    private static final Duration MESSAGE_PATIENCE = Duration.ofSeconds(10);
    /** Messages of one subscription that are on their way between threads. */
    private static final int IN_TRANSIT = 16;

    private final Channels channels;
    private final StreamSettings settings;
    private final Seats seats;
    private final InstantSource clock;

    /** @param seats shared with all other streams of market data */
    public MarketStreams(Channels channels, StreamSettings settings, Seats seats, InstantSource clock) {
        this.channels = channels;
        this.settings = settings;
        this.seats = seats;
        this.clock = clock;
    }

    /** The messages of a new connection from this network address. It ends with {@code stop}. */
    public Flow<Message, Message, NotUsed> open(InetAddress from, SharedKillSwitch stop) {
        return Flow.fromMaterializer(
                        (materializer, attributes) -> seats.take(from) ? seated(from, stop, materializer) : unseated())
                .mapMaterializedValue(seat -> NotUsed.getInstance());
    }

    private static Flow<Message, Message, NotUsed> unseated() {
        Refused refused = new Refused("TooManySubscribers", "as many streams as are allowed are open", true);
        return Flow.fromSinkAndSource(Sink.ignore(), Source.single(TextMessage.create(refused.text())));
    }

    private Flow<Message, Message, NotUsed> seated(InetAddress from, SharedKillSwitch stop, Materializer materializer) {
        SharedKillSwitch whole = KillSwitches.shared("market-stream");
        Pair<Sink<Said, NotUsed>, Source<Said, NotUsed>> out =
                MergeHub.of(Said.class, IN_TRANSIT).preMaterialize(materializer);
        StreamConnection connection = new StreamConnection(channels, settings, out.first(), whole, materializer);
        Source<Message, NotUsed> said = out.second()
                .via(whole.flow())
                .takeWhile(message -> !message.isLast(), true)
                .<Message>map(message -> TextMessage.create(message.text()))
                .via(stop.flow())
                .watchTermination((same, end) -> {
                    end.whenComplete((done, failure) -> {
                        whole.shutdown();
                        seats.giveBack(from);
                    });
                    return same;
                });
        // Not coupled: what is heard after the last word is ignored, so that the last word is still sent.
        return Flow.fromSinkAndSource(
                heard(connection, materializer)
                        .mapMaterializedValue(over -> over.whenComplete((done, failure) -> whole.shutdown())),
                said);
    }

    private Sink<Message, CompletionStage<Done>> heard(StreamConnection connection, Materializer materializer) {
        RateLimit<String> rate = new RateLimit<>(settings.requests(), clock);
        return Flow.<Message>create()
                .mapAsync(1, message -> text(message, materializer))
                .toMat(
                        Sink.foreach(text -> {
                            if (rate.secondsToWait("") > 0) {
                                connection.end("TooFast", "too many messages");
                            } else if (text.isEmpty()) {
                                connection.end(
                                        "Malformed",
                                        "a message is text of at most " + StreamRequest.MAX_BYTES
                                                + " characters, and arrives in time");
                            } else {
                                connection.hear(text.get());
                            }
                        }),
                        Keep.right());
    }

    /** All of the message; empty if it is none that could be read. */
    private static CompletionStage<Optional<String>> text(Message message, Materializer materializer) {
        if (!message.isText()) {
            message.asBinaryMessage().getStreamedData().runWith(Sink.cancelled(), materializer);
            return CompletableFuture.completedStage(Optional.empty());
        }
        TextMessage text = message.asTextMessage();
        CompletionStage<String> whole = text.isStrict()
                ? CompletableFuture.completedStage(text.getStrictText())
                : text.getStreamedText()
                        .limitWeighted(StreamRequest.MAX_BYTES, part -> (long) part.length())
                        .completionTimeout(MESSAGE_PATIENCE)
                        .runFold(new StringBuilder(), StringBuilder::append, materializer)
                        .thenApply(StringBuilder::toString);
        return whole.handle((all, failure) ->
                failure == null && all.length() <= StreamRequest.MAX_BYTES ? Optional.of(all) : Optional.empty());
    }
}
