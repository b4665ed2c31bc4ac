package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.replay.AuctionArchive;
import io.walras.auctioneer.replay.AuctionRecord;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** The records of decided auctions, from which anybody can decide them again. */
final class RecordRoutes {
    private final AuctionArchive archive;

    RecordRoutes(AuctionArchive archive) {
        this.archive = archive;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("auctions").slash(segment()).slash("record"),
                id -> get(() -> Edge.endpoint(Endpoint.GET_AUCTION_RECORD, () -> completeWithFuture(record(id)))));
    }

    private CompletionStage<HttpResponse> record(String text) {
        return Queries.auctionId(
                text,
                id -> archive.record(id)
                        .thenApply(found -> found.map(RecordRoutes::answer)
                                .orElseGet(() -> Answers.notFound(
                                                "this auction is not decided, or no record of it was kept")
                                        .toResponse())));
    }

    private static HttpResponse answer(AuctionRecord record) {
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, record.text()));
    }
}
