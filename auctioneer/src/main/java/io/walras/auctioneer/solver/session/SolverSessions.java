package io.walras.auctioneer.solver.session;

import io.walras.auctioneer.intake.RateLimit;
import io.walras.auctioneer.solver.session.SessionCommand.Broken;
import io.walras.auctioneer.solver.session.SessionCommand.Heard;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Makes a session of each WebSocket that a solver opens. */
public final class SolverSessions {
    private static final String DISPATCHER = "walras.sessions.dispatcher";
    /** A message that takes longer is no message. */
    private static final Duration MESSAGE_PATIENCE = Duration.ofSeconds(10);

    private final ActorSystem<?> system;
    private final SessionParts parts;
    private final AtomicLong opened = new AtomicLong();

    public SolverSessions(ActorSystem<?> system, SessionParts parts) {
        this.system = system;
        this.parts = parts;
    }

    /** The settings that they obey. */
    public SessionSettings settings() {
        return parts.settings();
    }

    /** The messages of a new connection from this network address. It ends with {@code stop}. */
    public Flow<Message, Message, NotUsed> open(InetAddress from, SharedKillSwitch stop) {
        SharedKillSwitch connection = KillSwitches.shared("session");
        Pair<BoundedSourceQueue<Message>, Source<Message, NotUsed>> out =
                Source.<Message>queue(parts.settings().outboundMessages()).preMaterialize(system);
        ActorRef<SessionCommand> session = system.systemActorOf(
                SolverSession.create(parts, from, new Outbound(out.first(), connection)),
                "solver-session-" + opened.incrementAndGet(),
                DispatcherSelector.fromConfig(DISPATCHER));
        return Flow.fromSinkAndSource(
                inbound(session, connection),
                out.second().via(connection.flow()).via(stop.flow()));
    }

    /** After what is no message nothing more is heard. */
    private Sink<Message, CompletionStage<Done>> inbound(
            ActorRef<SessionCommand> session, SharedKillSwitch connection) {
        RateLimit<String> rate = new RateLimit<>(parts.settings().messages(), parts.clock());
        AtomicBoolean broken = new AtomicBoolean();
        return Flow.<Message>create()
                .via(connection.flow())
                .filter(message -> !broken.get())
                .mapAsync(1, this::whole)
                .map(command -> command instanceof Heard && rate.secondsToWait("") > 0
                        ? new Broken("TooFast", "too many messages")
                        : command)
                .toMat(
                        Sink.foreach(command -> {
                            if (!broken.get()) {
                                broken.set(command instanceof Broken);
                                session.tell(command);
                            }
                        }),
                        Keep.right())
                .mapMaterializedValue(
                        done -> done.whenComplete((ended, failure) -> session.tell(SessionCommand.Closed.NOW)));
    }

    /** The message, with the time at which all of it was here. */
    private CompletionStage<SessionCommand> whole(Message message) {
        if (!message.isText()) {
            return CompletableFuture.completedStage(new Broken("Malformed", "messages are text"));
        }
        TextMessage text = message.asTextMessage();
        int limit = parts.terms().maxMessageCharacters();
        CompletionStage<String> all = text.isStrict()
                ? CompletableFuture.completedStage(text.getStrictText())
                : text.getStreamedText()
                        .limitWeighted(limit, part -> (long) part.length())
                        .completionTimeout(MESSAGE_PATIENCE)
                        .runFold(new StringBuilder(), StringBuilder::append, system)
                        .thenApply(StringBuilder::toString);
        return all.handle((whole, failure) -> failure == null
                ? whole.length() > limit
                        ? tooLarge(limit)
                        : new Heard(whole, parts.clock().millis())
                : failed(failure, limit));
    }

    private static SessionCommand failed(Throwable failure, int limit) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof StreamLimitReachedException
                ? tooLarge(limit)
                : new Broken("Incomplete", "the message did not arrive whole, and in time");
    }

    private static Broken tooLarge(int limit) {
        return new Broken("TooLarge", "a message has at most " + limit + " characters");
    }
}
