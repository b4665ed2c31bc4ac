package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.ExecutionNews;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The desk for quotes. It is empty until it is opened, because auctions start before the ledger does. */
public final class RfqDesk implements QuoteSource {
    private static final String DISPATCHER = "walras.rfq.dispatcher";

    /** So much later than it should have been, and the auction goes on without quotes. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private final AtomicReference<QuoteSource> source = new AtomicReference<>(QuoteSource.NONE);

    @Override
    public CompletionStage<Gathered> gather(Enquiry enquiry) {
        return source.get().gather(enquiry);
    }

    /** Opens the desk: from now on makers are asked. */
    public ActorRef<HubCommand> open(
            ActorSystem<?> system, HubParts parts, ExecutionNews news, List<MakerSettings> known) {
        Behavior<HubCommand> hub = Behaviors.supervise(Hub.create(parts)).onFailure(SupervisorStrategy.restart());
        ActorRef<HubCommand> ref = system.systemActorOf(hub, "rfq-hub", DispatcherSelector.fromConfig(DISPATCHER));
        for (MakerSettings maker : known) {
            if (maker.url() != null) {
                HttpMaker line =
                        new HttpMaker(system, maker.address(), maker.url(), ref, parts.ledger(), parts.clock());
                parts.floor().join("http " + maker.name(), line.seat(maker.pairs()));
                line.news();
            }
        }
        news.listen(makers -> {
            parts.floor().news(makers);
            ref.tell(HubCommand.News.NOW);
        });
        parts.meters()
                .gauge(
                        "walras.rfq.makers",
                        parts.floor(),
                        floor -> floor.seats().size());
        Duration most =
                parts.settings().deadline().plus(parts.settings().checkTime()).plus(SLACK);
        source.set(new HubClient(ref, most));
        return ref;
    }
}
