package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.order.TimelineJson;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;

/** What has happened to an order, and why. */
final class TimelineRoutes {
    private final Lane lane;
    private final Ledger ledger;

    TimelineRoutes(Lane lane, Ledger ledger) {
        this.lane = lane;
        this.ledger = ledger;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("orders").slash(segment()).slash("timeline"),
                text -> get(() -> Edge.endpoint(
                        Endpoint.GET_ORDER_TIMELINE,
                        () -> completeWithFuture(Queries.uid(
                                text,
                                uid -> Answers.found(timeline(uid), found -> found, "there is no such order"))))));
    }

    /** An order that the ledger has not heard of yet was accepted, and nothing more. */
    private CompletionStage<Optional<TimelineJson>> timeline(OrderUid uid) {
        return ledger.timeline(uid)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedStage(found.map(Timelines::json))
                        : lane.order(uid).thenApply(fresh -> fresh.map(Timelines::fresh)));
    }
}
