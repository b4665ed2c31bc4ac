package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.wire.order.TotalSurplusJson;
import org.apache.pekko.http.javadsl.server.Route;

/** What trading here has brought a user. */
final class UserRoutes {
    private final Ledger ledger;

    UserRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("users").slash(segment()).slash("total_surplus"),
                user -> get(() -> Edge.endpoint(
                        Endpoint.GET_TOTAL_SURPLUS,
                        () -> completeWithFuture(Queries.address(
                                user,
                                owner -> ledger.totalSurplus(owner)
                                        .thenApply(total -> Answers.json(TotalSurplusJson.of(total))))))));
    }
}
