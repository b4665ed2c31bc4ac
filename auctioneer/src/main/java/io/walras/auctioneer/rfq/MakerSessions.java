package io.walras.auctioneer.rfq;

import io.walras.auctioneer.session.Inbound;
import io.walras.auctioneer.session.TextQueue;
import io.walras.protocol.wire.maker.MakerJson;
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

/** Makes a session of each WebSocket that a maker opens. */
public final class MakerSessions {
    /** Of a message; one of more characters has more bytes than a message may have. */
    static final int MAX_CHARACTERS = MakerJson.MAX_BYTES;

    private static final String DISPATCHER = "walras.rfq.dispatcher";

    private final ActorSystem<?> system;
    private final MakerParts parts;
    private final Inbound inbound;
    private final AtomicLong opened = new AtomicLong();

    public MakerSessions(ActorSystem<?> system, MakerParts parts) {
        this.system = system;
        this.parts = parts;
        this.inbound =
                new Inbound(system, MAX_CHARACTERS, parts.settings().sessions().messages(), parts.clock());
    }

    /** The messages of a new connection from this network address. It ends with {@code stop}. */
    public Flow<Message, Message, NotUsed> open(InetAddress from, SharedKillSwitch stop) {
        SharedKillSwitch connection = KillSwitches.shared("maker-session");
        Pair<BoundedSourceQueue<Message>, Source<Message, NotUsed>> out = Source.<Message>queue(
                        parts.settings().sessions().outboundMessages())
                .preMaterialize(system);
        MakerOutbound outbound = new MakerOutbound(new TextQueue(out.first(), connection), parts.clock());
        ActorRef<MakerCommand> session = system.systemActorOf(
                MakerSession.create(parts, from, outbound),
                "maker-session-" + opened.incrementAndGet(),
                DispatcherSelector.fromConfig(DISPATCHER));
        return Flow.fromSinkAndSource(
                Flow.<Message>create()
                        .via(connection.flow())
                        .to(inbound.sink(
                                said -> session.tell(new MakerCommand.Said(said)),
                                () -> session.tell(MakerCommand.End.GONE))),
                out.second().via(connection.flow()).via(stop.flow()));
    }
}
