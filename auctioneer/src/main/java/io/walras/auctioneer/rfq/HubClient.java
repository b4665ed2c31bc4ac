package io.walras.auctioneer.rfq;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;

/** The hub as the auctions see it. */
public final class HubClient implements QuoteSource {
    private final ActorRef<HubCommand> hub;

    public HubClient(ActorRef<HubCommand> hub) {
        this.hub = hub;
    }

    @Override
    public CompletionStage<Gathered> gather(Enquiry enquiry) {
        CompletableFuture<Gathered> answer = new CompletableFuture<>();
        hub.tell(new HubCommand.Gather(enquiry, answer));
        return answer;
    }
}
