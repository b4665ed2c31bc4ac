package io.walras.auctioneer.rfq;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;

/** The hub as the auctions see it. */
public final class HubClient implements QuoteSource {
    private final ActorRef<HubCommand> hub;
    private final Duration patience;

    /** {@code patience}: how long an auction waits for the hub at most, whatever becomes of it. */
    public HubClient(ActorRef<HubCommand> hub, Duration patience) {
        this.hub = hub;
        this.patience = patience;
    }

    @Override
    public CompletionStage<Gathered> gather(Enquiry enquiry) {
        CompletableFuture<Gathered> answer = new CompletableFuture<>();
        hub.tell(new HubCommand.Gather(enquiry, answer));
        return answer.completeOnTimeout(Gathered.NOTHING, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
