package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.lane.Lane;
import io.walras.protocol.wire.order.AuctionJson;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** The latest batch. */
final class AuctionRoutes {
    private final Lane lane;

    AuctionRoutes(Lane lane) {
        this.lane = lane;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("auction"),
                () -> get(() -> Edge.endpoint(Endpoint.GET_AUCTION, () -> completeWithFuture(auction()))));
    }

    private CompletionStage<HttpResponse> auction() {
        return Answers.found(
                lane.latestBatch(),
                latest -> AuctionJson.of(latest.batch(), latest.orders()),
                "there has been no auction yet");
    }
}
