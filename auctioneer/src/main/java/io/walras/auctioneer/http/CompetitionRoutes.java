package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.PublishedCompetition;
import io.walras.auctioneer.solver.KnownSolvers;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.order.CompetitionJson;
import io.walras.protocol.wire.order.CompetitionV1Json;
import io.walras.protocol.wire.order.DutyJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** What is published of auctions that are decided, in CoW's older format and in the one that replaced it. */
final class CompetitionRoutes {
    private final Ledger ledger;
    private final KnownSolvers solvers;

    CompetitionRoutes(Ledger ledger, KnownSolvers solvers) {
        this.ledger = ledger;
        this.solvers = solvers;
    }

    Route routes() {
        return concat(
                routes(
                        "v1",
                        this::older,
                        Endpoint.GET_COMPETITION_V1,
                        Endpoint.GET_LATEST_COMPETITION_V1,
                        Endpoint.GET_COMPETITION_BY_TRANSACTION_V1),
                routes(
                        "v2",
                        CompetitionRoutes::json,
                        Endpoint.GET_COMPETITION,
                        Endpoint.GET_LATEST_COMPETITION,
                        Endpoint.GET_COMPETITION_BY_TRANSACTION));
    }

    private Route routes(
            String version,
            Function<PublishedCompetition, Object> format,
            Endpoint byId,
            Endpoint latest,
            Endpoint byTransaction) {
        PathMatcher0 competition = segment("api").slash(version).slash("solver_competition");
        return concat(
                path(
                        competition.slash("latest"),
                        () -> get(() -> Edge.endpoint(
                                latest, () -> completeWithFuture(published(ledger.latestCompetition(), format))))),
                path(
                        competition.slash("by_tx_hash").slash(segment()),
                        hash -> get(() -> Edge.endpoint(
                                byTransaction,
                                () -> completeWithFuture(Queries.hash(
                                        hash, transaction -> published(ledger.competitionOf(transaction), format)))))),
                path(
                        competition.slash(segment()),
                        id -> get(() -> Edge.endpoint(
                                byId,
                                () -> completeWithFuture(Queries.auctionId(
                                        id, auctionId -> published(ledger.competition(auctionId), format)))))));
    }

    private static CompletionStage<HttpResponse> published(
            CompletionStage<Optional<PublishedCompetition>> found, Function<PublishedCompetition, Object> format) {
        return Answers.found(found, format, "there is no such competition");
    }

    private CompetitionV1Json older(PublishedCompetition published) {
        return CompetitionV1Json.of(json(published), this::name);
    }

    private String name(Address solver) {
        return solvers.nameOf(solver).orElseGet(solver::toString);
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
