package io.walras.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectSwapSolverTest {
    private static final String FAR = "2106-01-01T00:00:00Z";

    @Test
    void shouldFillASellOrderThroughThePool() {
        List<SolutionJson> solutions =
                solve(Requests.sellWethForCow("133700000000000000", "5900000000000000000000", FAR));

        Uint256 fee = Uint256.of(170_000L * 15_000_000_000L);
        Uint256 net = Uint256.of(133_700_000_000_000_000L).minus(fee);
        Uint256 out = amountOut(net, "3828187314911751990", "179617892578796375604692");
        assertThat(solutions).hasSize(1);
        SolutionJson solution = solutions.getFirst();
        assertThat(solution.prices()).containsEntry(Requests.WETH, out).containsEntry(Requests.COW, net);
        assertThat(((TradeJson.Fulfillment) solution.trades().getFirst()).executedAmount())
                .isEqualTo(net);
        assertThat(((TradeJson.Fulfillment) solution.trades().getFirst()).fee()).isEqualTo(fee);
        assertThat(solution.interactions())
                .containsExactly(new InteractionJson.Liquidity(false, "0", Requests.WETH, Requests.COW, net, out));
    }

    @Test
    void shouldLeaveAnOrderAloneThatThePoolCannotServe() {
        assertThat(solve(Requests.sellWethForCow("133700000000000000", "6043910341261930467761", FAR)))
                .isEmpty();
    }

    @Test
    void shouldLeaveAnOrderAloneThatIsWorthLessThanItsGas() {
        assertThat(solve(Requests.sellWethForCow("2550000000000000", "1", FAR))).isEmpty();
    }

    @Test
    void shouldBeTheSolverThatTheGuideShows() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/walras/sdk/DirectSwapSolver.java"));
        String shown = source.substring(source.indexOf("public final class"));

        assertThat(Files.readString(Path.of("../docs/guide/solver.md"))).contains(shown.strip());
    }

    private static List<SolutionJson> solve(String request) {
        Solutions found = new Solutions();
        new DirectSwapSolver().solve(Requests.read(request), found);
        return found.close();
    }

    /** Uniswap's formula for a fee of 0.3 %. */
    private static Uint256 amountOut(Uint256 in, String reserveIn, String reserveOut) {
        BigInteger net = in.toBigInteger().multiply(BigInteger.valueOf(997));
        return Uint256.of(net.multiply(new BigInteger(reserveOut))
                .divide(new BigInteger(reserveIn)
                        .multiply(BigInteger.valueOf(1000))
                        .add(net)));
    }
}
