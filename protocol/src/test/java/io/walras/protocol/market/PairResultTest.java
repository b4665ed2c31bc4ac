package io.walras.protocol.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A WETH atom is worth three USDC atoms. */
final class PairResultTest {
    private static final Pair PAIR = new Pair(Orders.WETH, Orders.USDC);
    private static final Address SOLVER = Orders.token(77);
    private static final ClearingPrices PRICES = ClearingPrices.uniform(
            new TreeMap<>(Map.of(Orders.WETH, Uint256.of(3), Orders.USDC, Uint256.of(1), Orders.DAI, Uint256.of(1))));

    private static Execution fill(Address sell, Address buy, long sold, long bought) {
        return new Execution(
                Orders.sell().of(sell, buy).amounts(sold, bought).signed().uid(),
                OrderKind.SELL,
                sell,
                buy,
                Uint256.of(sold),
                Uint256.of(bought),
                Uint256.of(sold),
                Uint256.of(bought));
    }

    private static List<PairResult.OfPair> results(boolean isWinner, ClearingPrices prices, Execution... fills) {
        Solution solution =
                new Solution(1, SOLVER, Uint256.of(4), Uint256.of(9), prices, List.of(fills), isWinner, false);
        return PairResult.all(new Competition(
                7,
                1,
                2,
                Bytes32.ZERO,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(solution),
                List.of(),
                null,
                null,
                null,
                null));
    }

    @Test
    void shouldTellThePriceAndTheVolumeOfAPair() {
        PairPrice three = new PairPrice(Uint256.of(1), Uint256.of(3));

        assertThat(results(
                        true,
                        PRICES,
                        fill(Orders.WETH, Orders.USDC, 100, 300),
                        fill(Orders.USDC, Orders.WETH, 30, 10),
                        fill(Orders.DAI, Orders.USDC, 5, 5)))
                .contains(new PairResult.OfPair(
                        PAIR,
                        new PairResult(
                                7,
                                SOLVER,
                                Uint256.of(4),
                                three,
                                three,
                                BigInteger.valueOf(110),
                                BigInteger.valueOf(330),
                                2)))
                .hasSize(2);
    }

    @Test
    void shouldTellThePricesOfBothSidesWhereTheyDiffer() {
        ClearingPrices apart = new ClearingPrices(
                new TreeMap<>(Map.of(Orders.WETH, Uint256.of(3), Orders.USDC, Uint256.of(1))),
                new TreeMap<>(Map.of(Orders.WETH, Uint256.of(5), Orders.USDC, Uint256.of(1))));
        PairResult result = results(true, apart, fill(Orders.WETH, Orders.USDC, 100, 300))
                .getFirst()
                .result();

        assertThat(result.askPrice()).isEqualTo(new PairPrice(Uint256.of(1), Uint256.of(3)));
        assertThat(result.bidPrice()).isEqualTo(new PairPrice(Uint256.of(1), Uint256.of(5)));
        assertThat(result.flipped().flipped()).isEqualTo(result);
        assertThat(result.flipped().bidPrice()).isEqualTo(new PairPrice(Uint256.of(3), Uint256.of(1)));
    }

    @Test
    void shouldTellNothingOfBundlesThatDidNotWin() {
        assertThat(results(false, PRICES, fill(Orders.WETH, Orders.USDC, 100, 300)))
                .isEmpty();
    }

    @Test
    void shouldTellNothingOfATokenForItself() {
        assertThat(results(true, PRICES, fill(Orders.WETH, Orders.WETH, 100, 100)))
                .isEmpty();
    }

    @Test
    void shouldHaveNoPriceThatTheBundleDoesNotTell() {
        PairResult result = results(
                        true,
                        ClearingPrices.uniform(new TreeMap<>(Map.of(Orders.WETH, Uint256.of(3)))),
                        fill(Orders.WETH, Orders.USDC, 100, 300))
                .getFirst()
                .result();

        assertThat(result.askPrice()).isNull();
        assertThat(result.volumeBase()).isEqualTo(100);
    }
}
