package io.walras.auctioneer.solver.session;

import io.walras.auctioneer.session.Inbound;
import io.walras.auctioneer.session.TextQueue;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;

/** Makes a session of each WebSocket that a solver opens. */
public final class SolverSessions {
    private static final String DISPATCHER = "walras.sessions.dispatcher";

    private final ActorSystem<?> system;
    private final SessionParts parts;
    private final Inbound inbound;
    private final AtomicLong opened = new AtomicLong();

    public SolverSessions(ActorSystem<?> system, SessionParts parts) {
        this.system = system;
        this.parts = parts;
        this.inbound = new Inbound(
                system, parts.terms().maxMessageCharacters(), parts.settings().messages(), parts.clock());
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
                SolverSession.create(parts, from, new Outbound(new TextQueue(out.first(), connection))),
                "solver-session-" + opened.incrementAndGet(),
                DispatcherSelector.fromConfig(DISPATCHER));
        return Flow.fromSinkAndSource(
                Flow.<Message>create()
                        .via(connection.flow())
                        .to(inbound.sink(
                                said -> session.tell(command(said)), () -> session.tell(SessionCommand.Closed.NOW))),
                out.second().via(connection.flow()).via(stop.flow()));
    }

    private static SessionCommand command(Inbound.Said said) {
        return switch (said) {
            case Inbound.Heard(String text, long receivedAt) -> new SessionCommand.Heard(text, receivedAt);
            case Inbound.Broken(String errorType, String description) ->
                new SessionCommand.Broken(errorType, description);
        };
    }
}
