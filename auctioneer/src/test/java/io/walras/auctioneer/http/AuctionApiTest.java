package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LatestBatch;
import io.walras.auctioneer.ledger.PublishedCompetition;
import io.walras.auctioneer.ledger.PublishedCompetition.AwardedSolution;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client sees of the auctions, over a real socket. */
class AuctionApiTest {
    private static final Address SOLVER = Orders.token(7);
    private static final Bytes32 TRANSACTION = Keccak256.hash("transaction");

    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldTellTheLatestBatch() throws Exception {
        assertThat(server.send(get("/api/v1/auction")).errorType()).isEqualTo("NotFound");
        server.lane()
                .latestBatch(new LatestBatch(
                        new Batch(
                                5,
                                EdgeServer.NOW * 1_000,
                                new Batch.BlockRef(11, Keccak256.hash("block"), EdgeServer.NOW, Uint256.ONE),
                                List.of(),
                                new TreeMap<>(),
                                List.of(),
                                Keccak256.hash("seed"),
                                Orders.WETH),
                        new TreeMap<>()));
        assertThat(body("/api/v1/auction"))
                .isEqualTo("{\"id\":5,\"block\":11,\"cutAt\":1790000000000,\"orders\":[],\"prices\":{},"
                        + "\"surplusCapturingJitOrderOwners\":[]}");
    }

    @Test
    void shouldTellACompetitionByItsNumberAndTheLatest() throws Exception {
        server.ledger().put(competition(5, null));
        server.ledger().put(competition(6, TRANSACTION));
        assertThat(body("/api/v2/solver_competition/5"))
                .contains("\"auctionId\":5", "\"transactionHashes\":[]")
                .doesNotContain("txHash");
        assertThat(body("/api/v2/solver_competition/latest"))
                .isEqualTo(body("/api/v2/solver_competition/6"))
                .contains(
                        "\"transactionHashes\":[\"" + TRANSACTION + "\"]",
                        "\"txHash\":\"" + TRANSACTION + "\"",
                        "\"solverAddress\":\"" + SOLVER + "\"");
    }

    @Test
    void shouldNotKnowACompetitionThatNeverWas() throws Exception {
        assertThat(server.send(get("/api/v2/solver_competition/latest")).errorType())
                .isEqualTo("NotFound");
        assertThat(server.send(get("/api/v2/solver_competition/7")).status()).isEqualTo(404);
    }

    private static PublishedCompetition competition(long id, @Nullable Bytes32 transaction) {
        Competition.Solution winner = new Competition.Solution(
                1,
                SOLVER,
                Uint256.ONE,
                Uint256.of(50),
                ClearingPrices.uniform(new TreeMap<>()),
                List.of(),
                true,
                false);
        Competition competition = new Competition(
                id,
                11,
                EdgeServer.NOW,
                Keccak256.hash("seed"),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(winner),
                List.of(),
                null,
                null,
                null,
                null);
        return new PublishedCompetition(
                competition, List.of(new AwardedSolution(SOLVER, Uint256.ONE, Keccak256.hash("bundle"), transaction)));
    }

    private String body(String target) throws IOException {
        RawHttp.Answer answer = server.send(get(target));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }
}
