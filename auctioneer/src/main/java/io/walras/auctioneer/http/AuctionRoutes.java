package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.PublishedCompetition;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.order.AuctionJson;
import io.walras.protocol.wire.order.CompetitionJson;
import io.walras.protocol.wire.order.DutyJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** The latest batch, and what is published of auctions that are decided. */
final class AuctionRoutes {
    private static final PathMatcher0 COMPETITION = segment("api").slash("v2").slash("solver_competition");

    private final Lane lane;
    private final Ledger ledger;

    AuctionRoutes(Lane lane, Ledger ledger) {
        this.lane = lane;
        this.ledger = ledger;
    }

    Route routes() {
        return concat(
                path(
                        segment("api").slash("v1").slash("auction"),
                        () -> get(() -> Edge.endpoint(Endpoint.GET_AUCTION, () -> completeWithFuture(auction())))),
                path(
                        COMPETITION.slash("latest"),
                        () -> get(() -> Edge.endpoint(
                                Endpoint.GET_LATEST_COMPETITION,
                                () -> completeWithFuture(published(ledger.latestCompetition()))))),
                path(
                        COMPETITION.slash(segment()),
                        id -> get(() ->
                                Edge.endpoint(Endpoint.GET_COMPETITION, () -> completeWithFuture(competition(id))))));
    }

    private CompletionStage<HttpResponse> auction() {
        return Answers.found(
                lane.latestBatch(),
                latest -> AuctionJson.of(latest.batch(), latest.orders()),
                "there has been no auction yet");
    }

    private CompletionStage<HttpResponse> competition(String id) {
        return Queries.auctionId(id, auctionId -> published(ledger.competition(auctionId)));
    }

    private static CompletionStage<HttpResponse> published(CompletionStage<Optional<PublishedCompetition>> found) {
        return Answers.found(found, AuctionRoutes::json, "there is no such competition");
    }

    private static CompetitionJson json(PublishedCompetition published) {
        List<DutyJson.Fault> faults = published.faults().stream()
                .map(fault -> new DutyJson.Fault(fault.solver(), fault.fault(), fault.evidence(), fault.at()))
                .toList();
        return CompetitionJson.of(published.competition(), solution -> transaction(published, solution))
                .with(DutyJson.of(published.rewardRules(), published.rewards(), faults));
    }

    private static Optional<Bytes32> transaction(PublishedCompetition published, Competition.Solution solution) {
        return published.awards().stream()
                .filter(award ->
                        award.solver().equals(solution.solver()) && award.id().equals(solution.id()))
                .findFirst()
                .flatMap(award -> Optional.ofNullable(award.transaction()));
    }
}
