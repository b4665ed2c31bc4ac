package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.address;
import static io.walras.protocol.auction.Auctions.atoms;
import static io.walras.protocol.auction.Auctions.execution;
import static io.walras.protocol.auction.Auctions.scoring;
import static io.walras.protocol.auction.Auctions.selling;
import static io.walras.protocol.auction.Auctions.uid;
import static io.walras.protocol.auction.Auctions.withPolicies;
import static io.walras.protocol.auction.Auctions.withPrice;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.BidRefusal.Code;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
    private static Uint256 total(ScoringTerms terms, Execution... executions) {
        return ((Scoring.Scored) Scoring.score(terms, List.of(executions))).total();
    }

    private static Code refusal(ScoringTerms terms, Execution... executions) {
        return ((Scoring.Refused) Scoring.score(terms, List.of(executions)))
                .reason()
                .code();
    }

    @Test
    void shouldScoreTheSurplusOfASellOrderAtThePriceOfItsBuyToken() {
        ScoringTerms terms =
                withPrice(scoring(), address(2), Uint256.powerOfTen(18).times(atoms(3)));

        assertThat(total(terms, selling(1, 1, 2, 1_050))).isEqualTo(atoms(150));
    }

    @Test
    void shouldScoreTheSurplusOfABuyOrderThroughItsLimitPrice() {
        // 100 sell atoms are saved; at the limit of 900 for 1,000 they are 90 buy atoms, at 3 native atoms each.
        ScoringTerms terms =
                withPrice(scoring(), address(2), Uint256.powerOfTen(18).times(atoms(3)));

        assertThat(total(terms, execution(1, OrderKind.BUY, 1, 2, 1_000, 900, 900, 900)))
                .isEqualTo(atoms(270));
    }

    @Test
    void shouldRoundTheScoreDown() {
        ScoringTerms terms =
                withPrice(scoring(), address(2), Uint256.powerOfTen(18).minus(Uint256.ONE));

        assertThat(total(terms, selling(1, 1, 2, 1_001))).isEqualTo(Uint256.ZERO);
        assertThat(total(scoring(), execution(1, OrderKind.BUY, 1, 2, 1_000, 999, 999, 999)))
                .isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldRoundThePartialLimitForTheUser() {
        // Limit for 333 of 1,000: 299.7, so 300 to receive and 299 to pay.
        assertThat(total(scoring(), execution(1, OrderKind.SELL, 1, 2, 1_000, 900, 333, 300)))
                .isEqualTo(Uint256.ZERO);
        assertThat(refusal(scoring(), execution(1, OrderKind.BUY, 1, 2, 900, 1_000, 300, 333)))
                .isEqualTo(Code.NegativeSurplus);
        assertThat(total(scoring(), execution(1, OrderKind.BUY, 1, 2, 900, 1_000, 299, 333)))
                .isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldAddProtocolFeesToTheScore() {
        ScoringTerms terms = withPolicies(
                scoring(),
                uid(1),
                List.of(new Surplus(Fraction.of(1, 2), Fraction.of(9, 10)), new Volume(Fraction.of(1, 100))));

        // 990 + 10 of volume + 100 of surplus over the limit of 900.
        assertThat(total(terms, execution(1, OrderKind.SELL, 1, 2, 1_000, 900, 1_000, 990)))
                .isEqualTo(atoms(200));
    }

    @Test
    void shouldSumPerDirectedPair() {
        Scoring.Scored scored = (Scoring.Scored) Scoring.score(
                scoring(),
                List.of(
                        selling(1, 1, 2, 1_010),
                        selling(2, 1, 2, 1_005),
                        selling(3, 2, 1, 1_003),
                        selling(4, 2, 3, 1_000)));

        assertThat(scored.byPair())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        new DirectedPair(address(1), address(2)), atoms(15),
                        new DirectedPair(address(2), address(1)), atoms(3),
                        new DirectedPair(address(2), address(3)), Uint256.ZERO));
        assertThat(scored.total()).isEqualTo(atoms(18));
    }

    @Test
    void shouldSaturateAScoreThatDoesNotFit() {
        ScoringTerms terms = withPrice(scoring(), address(2), Uint256.MAX);
        Execution huge = new Execution(
                uid(1), OrderKind.SELL, address(1), address(2), atoms(1), atoms(1), atoms(1), Uint256.MAX);

        assertThat(total(terms, huge, selling(2, 1, 2, 2_000))).isEqualTo(Uint256.MAX);
    }

    @Test
    void shouldMultiplyAtFullWidth() {
        Execution huge = new Execution(
                uid(1), OrderKind.BUY, address(1), address(2), Uint256.MAX, Uint256.MAX, atoms(1), Uint256.MAX);

        assertThat(total(scoring(), huge)).isEqualTo(Uint256.MAX.minus(Uint256.ONE));
    }

    @Test
    void shouldRefuseTheWholeBidForOneNegativeSurplus() {
        assertThat(refusal(scoring(), selling(1, 1, 2, 1_500), selling(2, 1, 2, 999)))
                .isEqualTo(Code.NegativeSurplus);
    }

    @Test
    void shouldRefuseABuyTokenWithoutPriceButTakeAPriceOfZero() {
        assertThat(refusal(scoring(), selling(1, 1, 77, 1_500))).isEqualTo(Code.MissingNativePrice);
        assertThat(total(withPrice(scoring(), address(77), Uint256.ZERO), selling(1, 1, 77, 1_500)))
                .isEqualTo(Uint256.ZERO);
        assertThat(total(scoring(), selling(1, 77, 2, 1_500))).isEqualTo(atoms(500));
    }

    @Test
    void shouldLookUpTheNativeMarkerAsItIs() {
        Execution forNative = new Execution(
                uid(1), OrderKind.SELL, address(1), Address.NATIVE, atoms(10), atoms(10), atoms(10), atoms(12));

        assertThat(refusal(scoring(), forNative)).isEqualTo(Code.MissingNativePrice);
        assertThat(total(withPrice(scoring(), Address.NATIVE, Auctions.ONE_TO_ONE), forNative))
                .isEqualTo(atoms(2));
    }

    @Test
    void shouldGiveTheReasonOfTheFirstOrderWithoutScore() {
        assertThat(refusal(scoring(), selling(1, 1, 77, 1_500), selling(2, 1, 2, 999)))
                .isEqualTo(Code.MissingNativePrice);
        assertThat(refusal(scoring(), selling(2, 1, 2, 999), selling(1, 1, 77, 1_500)))
                .isEqualTo(Code.NegativeSurplus);
        assertThat(refusal(scoring(), selling(2, 1, 77, 999))).isEqualTo(Code.NegativeSurplus);
    }

    @Test
    void shouldIgnoreTheSurplusOfOrdersThatDoNotCount() {
        Execution uncounted = execution(99, OrderKind.SELL, 1, 77, 1_000, 1_000, 1_000, 1);

        assertThat(total(scoring(), uncounted, selling(1, 1, 2, 1_004))).isEqualTo(atoms(4));
        assertThat(refusal(scoring(), uncounted)).isEqualTo(Code.NoCountedOrder);
        assertThat(refusal(scoring())).isEqualTo(Code.NoCountedOrder);
    }

    @Test
    void shouldCountOrdersOfSurplusCapturingOwners() {
        ScoringTerms terms = Auctions.withJitOwner(scoring(), Auctions.OWNER);

        assertThat(total(terms, execution(99, OrderKind.SELL, 1, 2, 1_000, 1_000, 1_000, 1_007)))
                .isEqualTo(atoms(7));
    }

    @Test
    void shouldScoreABidThatOnlyMeetsItsLimits() {
        assertThat(total(scoring(), selling(1, 1, 2, 1_000))).isEqualTo(Uint256.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, 0, 10, 5, 5",
        "SELL, 10, 0, 5, 5",
        "SELL, 10, 10, 0, 5",
        "SELL, 10, 10, 5, 0",
        "SELL, 10, 10, 11, 50",
        "BUY, 0, 10, 5, 5",
        "BUY, 10, 0, 5, 5",
        "BUY, 10, 10, 0, 5",
        "BUY, 10, 10, 5, 0",
        "BUY, 10, 10, 5, 11"
    })
    void shouldRefuseExecutionsThatNoSettlementCouldMake(OrderKind side, long sell, long buy, long sold, long bought) {
        assertThat(refusal(scoring(), execution(1, side, 1, 2, sell, buy, sold, bought)))
                .isEqualTo(Code.InvalidExecution);
        assertThat(refusal(scoring(), selling(2, 1, 2, 1_500), execution(99, side, 1, 2, sell, buy, sold, bought)))
                .isEqualTo(Code.InvalidExecution);
    }

    @Test
    void shouldRefuseAnOrderThatIsExecutedTwice() {
        Execution half = execution(1, OrderKind.SELL, 1, 2, 1_000, 1_000, 500, 500);

        assertThat(refusal(scoring(), half, half)).isEqualTo(Code.InvalidExecution);
    }

    @Test
    void shouldRefuseAmountsThatDoNotFitOnceTheirFeesAreUndone() {
        ScoringTerms terms = withPolicies(scoring(), uid(1), List.of(new Volume(Fraction.of(1, 2))));
        Execution huge = new Execution(
                uid(1), OrderKind.SELL, address(1), address(2), atoms(1), atoms(1), atoms(1), Uint256.MAX);

        assertThat(refusal(terms, huge)).isEqualTo(Code.InvalidExecution);
    }

    @Test
    void shouldNotShareTheMapsItIsMadeFrom() {
        TreeMap<Address, Uint256> prices = new TreeMap<>(Map.of(address(2), Auctions.ONE_TO_ONE));
        ScoringTerms terms = new ScoringTerms(new TreeMap<>(Map.of(uid(1), List.of())), prices, new TreeSet<>());
        prices.clear();

        assertThat(total(terms, selling(1, 1, 2, 1_001))).isEqualTo(Uint256.ONE);
    }
}
