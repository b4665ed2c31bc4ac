package io.walras.auctioneer.session;

import io.walras.auctioneer.intake.Rate;
import io.walras.auctioneer.intake.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * What is heard on connections: whole messages, each with the time at which all of it was here.
 *
 * @param maxCharacters of one message
 * @param rate how fast one connection may send messages
 */
public record Inbound(ActorSystem<?> system, int maxCharacters, Rate rate, InstantSource clock) {
    /** A message that takes longer is no message. */
    private static final Duration MESSAGE_PATIENCE = Duration.ofSeconds(10);

    /** Something on a connection. */
    public sealed interface Said {}

    /** A whole message was here at {@code receivedAt} (unix milliseconds). */
    public record Heard(String text, long receivedAt) implements Said {}

    /** What was heard can be no message; nothing after it is read. */
    public record Broken(String errorType, String description) implements Said {}

    /** Hands on what is heard on one connection, and tells when it is gone. */
    public Sink<Message, CompletionStage<Done>> sink(Consumer<Said> heard, Runnable gone) {
        RateLimit<String> limit = new RateLimit<>(rate, clock);
        AtomicBoolean broken = new AtomicBoolean();
        return Flow.<Message>create()
                .filter(message -> !broken.get())
                .mapAsync(1, this::whole)
                .map(said -> said instanceof Heard && limit.secondsToWait("") > 0
                        ? new Broken("TooFast", "too many messages")
                        : said)
                .toMat(
                        Sink.foreach(said -> {
                            if (!broken.get()) {
                                broken.set(said instanceof Broken);
                                heard.accept(said);
                            }
                        }),
                        Keep.right())
                .mapMaterializedValue(done -> done.whenComplete((ended, failure) -> gone.run()));
    }

    private CompletionStage<Said> whole(Message message) {
        if (!message.isText()) {
            return CompletableFuture.completedStage(new Broken("Malformed", "messages are text"));
        }
        TextMessage text = message.asTextMessage();
        CompletionStage<String> all = text.isStrict()
                ? CompletableFuture.completedStage(text.getStrictText())
                : text.getStreamedText()
                        .limitWeighted(maxCharacters, part -> (long) part.length())
                        .completionTimeout(MESSAGE_PATIENCE)
                        .runFold(new StringBuilder(), StringBuilder::append, system)
                        .thenApply(StringBuilder::toString);
        return all.handle((whole, failure) -> failure == null
                ? whole.length() > maxCharacters ? tooLarge() : new Heard(whole, clock.millis())
                : failed(failure));
    }

    private Said failed(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof StreamLimitReachedException
                ? tooLarge()
                : new Broken("Incomplete", "the message did not arrive whole, and in time");
    }

    private Broken tooLarge() {
        return new Broken("TooLarge", "a message has at most " + maxCharacters + " characters");
    }
}
