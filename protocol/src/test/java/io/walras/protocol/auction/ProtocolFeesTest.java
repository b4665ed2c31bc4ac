package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.atoms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.FeePolicy.PriceImprovement;
import io.walras.protocol.auction.FeePolicy.Quote;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Amounts computed by hand from the formulas of docs/reference/scoring.md. */
class ProtocolFeesTest {
    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction PERCENT = Fraction.of(1, 100);
    private static final Fraction NINE_TENTHS = Fraction.of(9, 10);

    private static ProtocolFees selling(FeePolicy... policies) {
        return ProtocolFees.of(OrderKind.SELL, atoms(1_000), atoms(900), List.of(policies));
    }

    private static ProtocolFees buying(FeePolicy... policies) {
        return ProtocolFees.of(OrderKind.BUY, atoms(1_000), atoms(900), List.of(policies));
    }

    private static List<Uint256> amounts(long... amounts) {
        return Arrays.stream(amounts).mapToObj(Uint256::of).toList();
    }

    @Test
    void shouldTakeAShareOfTheSurplusOfASellOrder() {
        assertThat(selling(new Surplus(HALF, NINE_TENTHS)).charge(atoms(1_000), atoms(1_001)))
                .contains(amounts(50));
    }

    @Test
    void shouldTakeAShareOfTheSurplusOfABuyOrder() {
        assertThat(buying(new Surplus(HALF, NINE_TENTHS)).charge(atoms(900), atoms(901)))
                .contains(amounts(49));
    }

    @Test
    void shouldMeasureThePartOfAPartialFill() {
        // The limit for 333 of 1,000 sold is ceil(299.7) = 300.
        assertThat(selling(new Surplus(HALF, NINE_TENTHS)).charge(atoms(333), atoms(307)))
                .contains(amounts(3));
    }

    @Test
    void shouldCapASurplusFeeByVolume() {
        assertThat(selling(new Surplus(HALF, PERCENT)).charge(atoms(1_000), atoms(1_099)))
                .contains(amounts(10));
        assertThat(buying(new Surplus(HALF, PERCENT)).charge(atoms(900), atoms(599)))
                .contains(amounts(5));
    }

    @Test
    void shouldTakeAShareOfTheVolume() {
        assertThat(selling(new Volume(PERCENT)).charge(atoms(1_000), atoms(999)))
                .contains(amounts(9));
        assertThat(buying(new Volume(PERCENT)).charge(atoms(900), atoms(999))).contains(amounts(9));
    }

    @Test
    void shouldTakeNothingWithoutSurplus() {
        assertThat(selling(new Surplus(HALF, NINE_TENTHS)).charge(atoms(1_000), atoms(899)))
                .contains(amounts(0));
        assertThat(buying(new Surplus(HALF, NINE_TENTHS)).charge(atoms(900), atoms(1_001)))
                .contains(amounts(0));
    }

    @Test
    void shouldApplyEachPolicyToWhatTheOnesBeforeItLeft() {
        // 1,100 leaves a surplus of 200, of which 100 go; then 1 % of the remaining 1,000.
        assertThat(selling(new Surplus(HALF, NINE_TENTHS), new Volume(PERCENT)).charge(atoms(1_000), atoms(1_100)))
                .contains(amounts(100, 10));
        // The other way round: 11 go, then half of the surplus of 189.
        assertThat(selling(new Volume(PERCENT), new Surplus(HALF, NINE_TENTHS)).charge(atoms(1_000), atoms(1_100)))
                .contains(amounts(11, 94));
    }

    @Test
    void shouldMeasureImprovementOverTheQuoteAfterItsFee() {
        // Quote: 500 for 600 with a fee of 10, so 588 for 500 and 1,176 for the order's 1,000.
        PriceImprovement policy = new PriceImprovement(HALF, NINE_TENTHS, new Quote(atoms(500), atoms(600), atoms(10)));

        assertThat(selling(policy).charge(atoms(1_000), atoms(1_186))).contains(amounts(5));
        assertThat(selling(policy).charge(atoms(1_000), atoms(1_176))).contains(amounts(0));
        assertThat(selling(policy).charge(atoms(1_000), atoms(1_000))).contains(amounts(0));
    }

    @Test
    void shouldMeasureImprovementOverTheQuoteWithItsFeeForABuyOrder() {
        // Quote: 450 for 400 plus 10, so 820 for the order's 900.
        PriceImprovement policy = new PriceImprovement(HALF, NINE_TENTHS, new Quote(atoms(400), atoms(450), atoms(10)));

        assertThat(buying(policy).charge(atoms(900), atoms(800))).contains(amounts(10));
        assertThat(buying(policy).charge(atoms(900), atoms(820))).contains(amounts(0));
    }

    @Test
    void shouldMeasureImprovementOverTheLimitWhereTheQuoteIsWorse() {
        PriceImprovement worse = new PriceImprovement(HALF, NINE_TENTHS, new Quote(atoms(100), atoms(10), atoms(0)));
        PriceImprovement swallowedByItsFee =
                new PriceImprovement(HALF, NINE_TENTHS, new Quote(atoms(100), atoms(500), atoms(101)));

        assertThat(selling(worse).charge(atoms(1_000), atoms(920))).contains(amounts(10));
        assertThat(selling(swallowedByItsFee).charge(atoms(1_000), atoms(920))).contains(amounts(10));
        assertThat(buying(worse).charge(atoms(900), atoms(980))).contains(amounts(10));
    }

    @Test
    void shouldUndoWhatIsInsideTheExecutedAmounts() {
        assertThat(selling(new Surplus(HALF, NINE_TENTHS)).undo(atoms(1_000), atoms(951)))
                .contains(atoms(51));
        assertThat(buying(new Surplus(HALF, NINE_TENTHS)).undo(atoms(900), atoms(950)))
                .contains(atoms(50));
        assertThat(selling(new Volume(PERCENT)).undo(atoms(1_000), atoms(990))).contains(atoms(10));
        assertThat(buying(new Volume(PERCENT)).undo(atoms(900), atoms(1_010))).contains(atoms(10));
        assertThat(selling(new Surplus(HALF, PERCENT)).undo(atoms(1_000), atoms(1_089)))
                .contains(atoms(11));
    }

    @Test
    void shouldUndoTheLastPolicyFirst() {
        // Volume: 990 * 1/99 = 10, so 1,000 before it; surplus of 100 there: 100 * 1/1 = 100.
        assertThat(selling(new Surplus(HALF, NINE_TENTHS), new Volume(PERCENT)).undo(atoms(1_000), atoms(990)))
                .contains(atoms(110));
        // Surplus first: 90 over the limit at 990, so 1,080 before it; volume: floor(1,080 / 99) = 10.
        assertThat(selling(new Volume(PERCENT), new Surplus(HALF, NINE_TENTHS)).undo(atoms(1_000), atoms(990)))
                .contains(atoms(100));
    }

    @Test
    void shouldDivideOnceForEachFactor() {
        // 0.3/0.7 as 3/7: floor(70 * 3 / 7) = 30, where a factor rounded to 18 decimals would give 29.
        Volume threeTenths = new Volume(Fraction.of(3, 10));

        assertThat(selling(threeTenths).undo(atoms(1_000), atoms(70))).contains(atoms(30));
    }

    @Test
    void shouldTellWhenAnAmountWouldNotFit() {
        Uint256 huge = Uint256.MAX.minus(Uint256.ONE);

        assertThat(buying(new Volume(HALF)).charge(atoms(900), huge)).isEmpty();
        assertThat(selling(new Volume(HALF)).undo(atoms(1_000), huge)).isEmpty();
        assertThat(buying(new Volume(HALF)).undo(atoms(900), huge)).isPresent();
    }

    @Test
    void shouldRefuseOrdersAndQuotesOfNothing() {
        assertThatThrownBy(() -> ProtocolFees.of(OrderKind.SELL, Uint256.ZERO, atoms(1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quote(atoms(0), atoms(1), atoms(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volume(Fraction.of(1, 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
