package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LatestBatch;
import io.walras.auctioneer.ledger.PublishedCompetition;
import io.walras.auctioneer.ledger.PublishedCompetition.AwardedSolution;
import io.walras.auctioneer.ledger.PublishedFault;
import io.walras.auctioneer.ledger.QuoteRecord;
import io.walras.auctioneer.ledger.SolverStanding;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.duty.DutyRecord;
import io.walras.protocol.duty.Reward;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
                        new TreeMap<>(),
                        new TreeSet<>()));
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
    void shouldTellACompetitionByTheTransactionThatSettledIt() throws Exception {
        server.ledger().put(competition(5, null));
        server.ledger().put(competition(6, TRANSACTION));
        assertThat(body("/api/v2/solver_competition/by_tx_hash/" + TRANSACTION))
                .isEqualTo(body("/api/v2/solver_competition/6"));
        assertThat(server.send(get("/api/v2/solver_competition/by_tx_hash/" + Keccak256.hash("another")))
                        .errorType())
                .isEqualTo("NotFound");
        assertThat(server.send(get("/api/v2/solver_competition/by_tx_hash/0x12"))
                        .errorType())
                .isEqualTo("InvalidHash");
    }

    @Test
    void shouldTellACompetitionInTheOlderFormat() throws Exception {
        server.ledger().put(competition(6, TRANSACTION));
        assertThat(body("/api/v1/solver_competition/6"))
                .isEqualTo("{\"auctionId\":6,\"auctionStartBlock\":11,\"transactionHashes\":[\"" + TRANSACTION
                        + "\"],\"auction\":{\"orders\":[],\"prices\":{}},\"solutions\":[{\"solver\":\"" + SOLVER
                        + "\",\"solverAddress\":\"" + SOLVER + "\",\"ranking\":1,\"score\":\"50\",\"txHash\":\""
                        + TRANSACTION + "\",\"clearingPrices\":{},\"orders\":[],\"isWinner\":true,"
                        + "\"filteredOut\":false}]}");
        assertThat(body("/api/v1/solver_competition/latest"))
                .isEqualTo(body("/api/v1/solver_competition/by_tx_hash/" + TRANSACTION))
                .isEqualTo(body("/api/v1/solver_competition/6"));
    }

    @Test
    void shouldNotKnowACompetitionThatNeverWas() throws Exception {
        assertThat(server.send(get("/api/v2/solver_competition/latest")).errorType())
                .isEqualTo("NotFound");
        assertThat(server.send(get("/api/v2/solver_competition/7")).status()).isEqualTo(404);
    }

    @Test
    void shouldTellRewardsAndFaultsOfACompetition() throws Exception {
        PublishedCompetition plain = competition(5, TRANSACTION);
        BigInteger ten = BigInteger.TEN;
        server.ledger()
                .put(new PublishedCompetition(
                        plain.competition(),
                        plain.awards(),
                        RewardRules.STANDARD,
                        new TreeMap<>(
                                Map.of(SOLVER, new Reward(ten, BigInteger.ONE, ten, ten, ten.negate(), ten.negate()))),
                        List.of(new PublishedFault(SOLVER, SolverFault.NotSettled, "InteractionFailed(1, 0, )", 9))));

        assertThat(body("/api/v2/solver_competition/5"))
                .contains(
                        "\"rewardRules\":{\"feeShare\":\"1/2\",\"maxPenalty\":\"10000000000000000\"}",
                        "\"rewards\":{\"" + SOLVER + "\":{\"score\":\"10\",\"reference\":\"1\",\"missing\":\"10\","
                                + "\"protocolFees\":\"10\",\"uncapped\":\"-10\",\"reward\":\"-10\"}}",
                        "\"dutyFaults\":[{\"solver\":\"" + SOLVER + "\",\"fault\":\"NotSettled\","
                                + "\"evidence\":\"InteractionFailed(1, 0, )\",\"at\":9}]");
    }

    @Test
    void shouldTellNoRewardsBeforeTheyAreKnown() throws Exception {
        server.ledger().put(competition(5, null));

        assertThat(body("/api/v2/solver_competition/5"))
                .contains("\"dutyFaults\":[]")
                .doesNotContain("\"rewards\"", "\"rewardRules\"");
    }

    @Test
    void shouldTellHowASolverHasDone() throws Exception {
        DutyRecord duty = DutyRecord.CLEAN.faulted(1_000).faulted(1_000);
        server.ledger().put(new SolverStanding(BigInteger.valueOf(-7), 3, 2, 1, 2, duty, QuoteRecord.NONE));

        assertThat(body("/api/v1/solvers/" + SOLVER))
                .isEqualTo("{\"address\":\"" + SOLVER + "\",\"rewards\":\"-7\",\"auctionsWon\":3,\"settled\":2,"
                        + "\"lapsed\":1,\"faults\":2,\"breaker\":{\"outcomes\":2,\"faults\":2,\"level\":1,"
                        + "\"cleanRun\":0,\"blockedUntil\":901000},\"bond\":{\"block\":12,\"active\":false,"
                        + "\"amount\":\"0\",\"unbonding\":\"7\",\"availableAt\":1790000009,\"locked\":\"3\"},"
                        + "\"quotes\":{\"orders\":0,\"fills\":0,\"asGood\":0,\"meanPpm\":0}}");
    }

    @Test
    void shouldTellHowASolverHasDoneThoughTheChainDoesNotTellItsBond() throws Exception {
        server.loseRegistry();

        assertThat(body("/api/v1/solvers/" + SOLVER)).contains("\"auctionsWon\":0", "\"bond\":null");
    }

    @Test
    void shouldRefuseASolverThatIsNoAddress() throws Exception {
        assertThat(server.send(get("/api/v1/solvers/me")).errorType()).isEqualTo("InvalidAddress");
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
