package io.walras.auctioneer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.auctioneer.testing.Requests;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.protocol.wire.engine.OrderJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes by a solver that has a session; 10^18 atoms of the sell token cost 10^30 wei, so the network fee is 300 atoms. */
class QuoteSessionTest {
    private static final PrivateKey KEY = Orders.BOB;

    private EdgeServer server;
    private TestSolver solver;

    @BeforeEach
    void start() {
        server = new EdgeServer("quotes.solve-time = 5s");
        server.quoted().price(Orders.USDC, Uint256.powerOfTen(30));
        server.activeSolvers().add(KEY.address());
        solver = TestSolver.connect(server.address(), KEY);
        solver.login(false);
    }

    @AfterEach
    void stop() {
        solver.close();
        server.close();
    }

    @Test
    void shouldQuoteWhatASolverAnswers() {
        CompletableFuture<RawHttp.Answer> answer = ask("1000000", "optimal");
        OrderJson asked = solve("1000000", "2000000");

        String body = answer.join().body();

        assertThat(asked.orderClass()).isEqualTo(OrderClass.MARKET);
        assertThat(body)
                .contains("\"sellAmount\":\"999700\",\"buyAmount\":\"1999400\"")
                .contains("\"feeAmount\":\"300\",\"gasAmount\":\"150000\",\"gasPrice\":\"2000000000\"")
                .contains("\"sellTokenPrice\":\"1000000000000\"", "\"id\":1", "\"verified\":true")
                .contains("\"from\":\"" + Orders.ALICE.address() + "\"");
    }

    @Test
    void shouldTellTheFeeThatIsNotCovered() {
        CompletableFuture<RawHttp.Answer> answer = ask("300", "optimal");
        solve("300", "600");

        assertThat(answer.join().body())
                .isEqualTo("{\"errorType\":\"SellAmountDoesNotCoverFee\","
                        + "\"description\":\"the sell amount does not cover the network fee of 300\","
                        + "\"data\":{\"fee_amount\":\"300\"}}");
        assertThat(answer.join().status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseWhatCannotBeVerifiedIfItHasToBe() {
        server.quoted().simulated(OptionalLong.empty());
        CompletableFuture<RawHttp.Answer> answer = ask("1000000", "verified");
        solve("1000000", "2000000");

        assertThat(answer.join().status()).isEqualTo(400);
        assertThat(answer.join().errorType()).isEqualTo("QuoteNotVerified");
    }

    @Test
    void shouldSayThatAQuoteIsNotVerified() {
        server.quoted().simulated(OptionalLong.empty());
        CompletableFuture<RawHttp.Answer> answer = ask("1000000", "optimal");
        solve("1000000", "2000000");

        assertThat(answer.join().body()).contains("\"gasAmount\":\"250000\"", "\"verified\":false");
    }

    @Test
    void shouldNotKeepAFastQuote() {
        CompletableFuture<RawHttp.Answer> answer = ask("1000000", "fast");
        solve("1000000", "2000000");

        assertThat(answer.join().body())
                .contains("\"expiration\":\"1970-01-01T00:00:00Z\",\"verified\":false")
                .doesNotContain("\"id\"");
    }

    @ParameterizedTest
    @CsvSource({
        "tradingOutsideAllowedWindow,TradingOutsideAllowedWindow",
        "tokenTemporarilySuspended,TokenTemporarilySuspended",
        "insufficientLiquidity,InsufficientLiquidity",
        "other,CustomSolverError"
    })
    void shouldSayWhyTheSolverHasNoAnswer(String code, String errorType) {
        CompletableFuture<RawHttp.Answer> answer = ask("1000000", "optimal");
        reply("{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}");

        assertThat(answer.join().errorType()).isEqualTo(errorType);
        assertThat(answer.join().status()).isEqualTo(400);
    }

    @Test
    void shouldAnswerThoughTheSolverLeaves() {
        CompletableFuture<RawHttp.Answer> answer = ask("1000000", "optimal");
        solver.await(AuctioneerMessage.Quote.class);
        solver.close();

        assertThat(answer.join().errorType()).isEqualTo("NoLiquidity");
    }

    private OrderJson solve(String sold, String bought) {
        AuctioneerMessage.Quote quote = solver.await(AuctioneerMessage.Quote.class);
        OrderJson order = quote.auction().orders().getFirst();
        String solution = "{\"solutions\":[{\"id\":1,\"prices\":{\"" + Orders.USDC + "\":\"" + bought + "\",\""
                + Orders.DAI + "\":\"" + sold + "\"},\"trades\":[{\"kind\":\"fulfillment\",\"order\":\"" + order.uid()
                + "\",\"executedAmount\":\"" + sold + "\"}],\"interactions\":[{\"kind\":\"custom\","
                + "\"internalize\":false,\"target\":\"" + Orders.token(50) + "\",\"value\":\"0\",\"callData\":\"0x\","
                + "\"allowances\":[],\"inputs\":[{\"token\":\"" + Orders.USDC + "\",\"amount\":\"" + sold
                + "\"}],\"outputs\":[{\"token\":\"" + Orders.DAI + "\",\"amount\":\"" + bought
                + "\"}]}],\"gas\":250000}]}";
        solver.say(new SolverMessage.Quoted(quote.question(), solution));
        return order;
    }

    private void reply(String body) {
        long question = solver.await(AuctioneerMessage.Quote.class).question();
        solver.say(new SolverMessage.Quoted(question, body));
    }

    private CompletableFuture<RawHttp.Answer> ask(String sold, String quality) {
        String body = "{\"from\":\"" + Orders.ALICE.address() + "\",\"sellToken\":\"" + Orders.USDC
                + "\",\"buyToken\":\"" + Orders.DAI + "\",\"kind\":\"sell\",\"sellAmountBeforeFee\":\"" + sold
                + "\",\"priceQuality\":\"" + quality + "\"}";
        CompletableFuture<RawHttp.Answer> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(
                        server.send(Requests.withBody("POST", "/api/v1/quote", body.getBytes(StandardCharsets.UTF_8))));
            } catch (IOException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }
}
