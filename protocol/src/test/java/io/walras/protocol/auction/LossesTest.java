package io.walras.protocol.auction;

import static io.walras.protocol.testing.Orders.DAI;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.auction.Losses.Loss;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every token costs one native atom, so a score is the atoms that an order gets above the 2000 it asks for. */
class LossesTest {
    private static final Intent FOR_DOLLARS =
            Orders.sell().of(WETH, USDC).amounts(1_000, 2_000).signed();
    private static final Intent FOR_DAI =
            Orders.sell().of(WETH, DAI).amounts(1_000, 2_000).signed();
    private static final Intent FOR_NATIVE =
            Orders.sell().of(DAI, Address.NATIVE).amounts(1_000, 2_000).signed();
    private static final Intent FOR_WRAPPED =
            Orders.sell().of(DAI, WETH).amounts(1_000, 2_000).signed();

    private static final DirectedPair DOLLARS = DirectedPair.of(filled(FOR_DOLLARS, 0));
    private static final DirectedPair DAIS = DirectedPair.of(filled(FOR_DAI, 0));

    private static Execution filled(Intent intent, long above) {
        return new Execution(
                intent.uid(),
                intent.order().kind(),
                intent.order().sellToken(),
                intent.order().buyToken(),
                intent.order().sellAmount(),
                intent.order().buyAmount(),
                intent.order().sellAmount(),
                Uint256.of(2_000 + above));
    }

    private static Solution solution(int ranking, long score, boolean wins, Execution... orders) {
        return new Solution(
                ranking,
                Orders.token(70 + ranking),
                Uint256.of(ranking),
                Uint256.of(score),
                ClearingPrices.uniform(new TreeMap<>()),
                List.of(orders),
                wins,
                false);
    }

    private static Losses losses(Solution... solutions) {
        TreeMap<Address, Uint256> prices = new TreeMap<>(Map.of(
                WETH,
                Uint256.powerOfTen(18),
                USDC,
                Uint256.powerOfTen(18),
                DAI,
                Uint256.powerOfTen(18),
                Address.NATIVE,
                Uint256.powerOfTen(18)));
        Batch batch = new Batch(
                7,
                0,
                new Batch.BlockRef(9, Bytes32.ZERO, 999, Uint256.ONE),
                Stream.of(FOR_DOLLARS, FOR_DAI, FOR_NATIVE, FOR_WRAPPED)
                        .map(intent -> new AuctionOrder(intent, intent.order().targetAmount(), List.of()))
                        .toList(),
                prices,
                List.of(),
                Bytes32.ZERO,
                WETH);
        Competition competition = new Competition(
                7,
                9,
                60,
                Bytes32.ZERO,
                List.of(),
                prices,
                new TreeMap<>(),
                List.of(solutions),
                List.of(),
                null,
                null,
                null,
                null);
        return Losses.of(
                batch,
                competition,
                Stream.of(solutions).filter(Solution::isWinner).toList());
    }

    @Test
    void shouldNameTheBestBundleOfAPairThatIsServedWorse() {
        Solution second = solution(2, 60, false, filled(FOR_DOLLARS, 60));
        Solution best = solution(1, 100, true, filled(FOR_DOLLARS, 100));
        List<Execution> subsidising = List.of(filled(FOR_DOLLARS, 30), filled(FOR_DAI, 500));

        assertThat(losses(second, best).filtered(subsidising))
                .contains(new Loss(best, DOLLARS, Uint256.of(100), Uint256.of(70)));
    }

    @Test
    void shouldFilterNothingThatEqualsTheBaseline() {
        Solution best = solution(1, 100, true, filled(FOR_DOLLARS, 100));

        assertThat(losses(best).filtered(List.of(filled(FOR_DOLLARS, 100), filled(FOR_DAI, 1))))
                .isEmpty();
    }

    @Test
    void shouldTakeNoBundleOfSeveralPairsForABaseline() {
        Solution both = solution(1, 300, true, filled(FOR_DOLLARS, 100), filled(FOR_DAI, 200));

        assertThat(losses(both).filtered(List.of(filled(FOR_DOLLARS, 1)))).isEmpty();
    }

    @Test
    void shouldNameTheWinnerThatTradesAPairAndHowMuchMoreItIsWorth() {
        Solution dollars = solution(1, 100, true, filled(FOR_DOLLARS, 100));
        Solution dais = solution(2, 80, true, filled(FOR_DAI, 80));

        assertThat(losses(dollars, dais).beaten(Uint256.of(50), List.of(filled(FOR_DAI, 50))))
                .contains(new Loss(dais, DAIS, Uint256.of(80), Uint256.of(30)));
    }

    @Test
    void shouldTellNoMarginWhereSeveralWinnersAreWorthMoreOnlyTogether() {
        Solution dollars = solution(1, 100, true, filled(FOR_DOLLARS, 100));
        Solution dais = solution(2, 80, true, filled(FOR_DAI, 80));
        List<Execution> both = List.of(filled(FOR_DAI, 75), filled(FOR_DOLLARS, 75));

        assertThat(losses(dollars, dais).beaten(Uint256.of(150), both))
                .contains(new Loss(dollars, DOLLARS, Uint256.of(100), Uint256.ZERO));
    }

    @Test
    void shouldBlameNobodyWhoSharesNoPairOrDidNotWin() {
        Solution dollars = solution(1, 100, true, filled(FOR_DOLLARS, 100));
        Solution dais = solution(2, 80, false, filled(FOR_DAI, 80));

        assertThat(losses(dollars, dais).beaten(Uint256.of(50), List.of(filled(FOR_DAI, 50))))
                .isEmpty();
    }

    @Test
    void shouldReadNativeAsWrappedWhereBundlesMeet() {
        Solution wrapped = solution(1, 100, true, filled(FOR_WRAPPED, 100));
        Execution nativeFill = filled(FOR_NATIVE, 40);

        assertThat(losses(wrapped).beaten(Uint256.of(40), List.of(nativeFill)))
                .contains(new Loss(wrapped, DirectedPair.of(nativeFill), Uint256.of(100), Uint256.of(60)));
    }
}
