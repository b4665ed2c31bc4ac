package io.walras.protocol.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FinishedAuctionTest {
    private static final Address ALPHA = Address.fromHex("0x00000000000000000000000000000000000000a1");
    private static final Address BETA = Address.fromHex("0x00000000000000000000000000000000000000b2");
    private static final Address TOKEN = Address.fromHex("0x00000000000000000000000000000000000000c3");
    private static final RewardRules RULES = new RewardRules(Fraction.of(1, 2), Uint256.of(40));

    private final List<Solution> solutions = new ArrayList<>();
    private final List<RefusedBid> refused = new ArrayList<>();
    private final SortedMap<Address, Uint256> references = new TreeMap<>();
    private final SortedMap<Address, Uint256> prices = new TreeMap<>();
    private final SortedMap<BundleName, List<FeePaid>> settled = new TreeMap<>();
    private final TreeSet<Address> atFault = new TreeSet<>();

    @Test
    void shouldPayWhatASolverAddedToTheAuction() {
        won(ALPHA, 1, 100, 30);
        settles(ALPHA, 1, 1_000);

        assertThat(reward(ALPHA).reward()).isEqualTo(70);
    }

    @Test
    void shouldPayNoMoreThanTheShareOfTheFeesRoundedDown() {
        won(ALPHA, 1, 100, 0);
        settles(ALPHA, 1, 81);

        assertThat(reward(ALPHA).uncapped()).isEqualTo(100);
        assertThat(reward(ALPHA).protocolFees()).isEqualTo(81);
        assertThat(reward(ALPHA).reward()).isEqualTo(40);
    }

    @Test
    void shouldRoundTheWorthOfEachFeeDown() {
        won(ALPHA, 1, 100, 0);
        prices.put(TOKEN, Uint256.powerOfTen(18).minus(Uint256.ONE));
        settled.put(
                new BundleName(ALPHA, Uint256.ONE),
                List.of(new FeePaid(TOKEN, Uint256.of(10)), new FeePaid(TOKEN, Uint256.of(10))));

        assertThat(reward(ALPHA).protocolFees()).isEqualTo(18);
    }

    @Test
    void shouldValueNativeFeesAsNativeAndUnpricedOnesAsNothing() {
        won(ALPHA, 1, 100, 0);
        settled.put(
                new BundleName(ALPHA, Uint256.ONE),
                List.of(new FeePaid(Address.NATIVE, Uint256.of(7)), new FeePaid(TOKEN, Uint256.of(10))));

        assertThat(reward(ALPHA).protocolFees()).isEqualTo(7);
    }

    @Test
    void shouldChargeASolverAtFaultForWhatItLeftUnsettled() {
        won(ALPHA, 1, 100, 90);
        atFault.add(ALPHA);

        assertThat(reward(ALPHA).missing()).isEqualTo(100);
        assertThat(reward(ALPHA).uncapped()).isEqualTo(-90);
        assertThat(reward(ALPHA).reward()).isEqualTo(-40);
    }

    @Test
    void shouldChargeNobodyForAFailureWithoutAFault() {
        won(ALPHA, 1, 100, 90);

        assertThat(reward(ALPHA).uncapped()).isEqualTo(-90);
        assertThat(reward(ALPHA).reward()).isZero();
    }

    @Test
    void shouldTakeOnlyTheUnsettledOnesOfSeveralBundlesAsMissing() {
        won(ALPHA, 1, 100, 0);
        won(ALPHA, 2, 60, 0);
        won(BETA, 1, 10, 160);
        settles(ALPHA, 1, 1_000);
        settles(BETA, 1, 1_000);

        assertThat(reward(ALPHA).score()).isEqualTo(160);
        assertThat(reward(ALPHA).missing()).isEqualTo(60);
        assertThat(reward(ALPHA).reward()).isEqualTo(110);
        assertThat(reward(BETA).reward()).isEqualTo(10);
    }

    @Test
    void shouldCountABundleThatLostItsAwardToACancellationInTheTotal() {
        won(ALPHA, 1, 100, 60);
        solutions.add(solution(BETA, 1, 60, false));
        refused.add(new RefusedBid(
                BETA, Uint256.ONE, new BundleRefusal(BundleRefusal.Code.OrderCancelled, "was cancelled")));
        settles(ALPHA, 1, 1_000);

        assertThat(reward(ALPHA).reward()).isEqualTo(100);
        assertThat(auction().rewards(RULES)).doesNotContainKey(BETA);
    }

    @Test
    void shouldPayNothingToAnAwardWithoutAReferenceScore() {
        solutions.add(solution(ALPHA, 1, 100, true));
        settles(ALPHA, 1, 1_000);

        assertThat(reward(ALPHA).reference()).isEqualTo(100);
        assertThat(reward(ALPHA).reward()).isZero();
    }

    @Test
    void shouldPayNobodyWhoWonNothing() {
        solutions.add(solution(ALPHA, 1, 100, false));

        assertThat(auction().rewards(RULES)).isEmpty();
    }

    @Test
    void shouldStayBetweenTheCapsWhateverHappened() {
        Property.forAll(300, gen -> {
            solutions.clear();
            references.clear();
            settled.clear();
            atFault.clear();
            for (int id = 1; id <= gen.between(1, 6); id++) {
                Address solver = gen.bool() ? ALPHA : BETA;
                solutions.add(solution(solver, id, gen.between(0, 1_000), gen.chance(70)));
                references.put(solver, gen.uint(256));
                if (gen.bool()) {
                    settles(solver, id, gen.between(0, 200));
                }
            }
            if (gen.bool()) {
                atFault.add(ALPHA);
            }
            auction().rewards(RULES).forEach((solver, reward) -> {
                BigInteger least = BigInteger.valueOf(atFault.contains(solver) ? -40 : 0);
                assertThat(reward.reward())
                        .isBetween(least, reward.protocolFees().shiftRight(1));
            });
        });
    }

    private void won(Address solver, long id, long score, long reference) {
        solutions.add(solution(solver, id, score, true));
        references.put(solver, Uint256.of(reference));
    }

    private void settles(Address solver, long id, long nativeFees) {
        settled.put(
                new BundleName(solver, Uint256.of(id)), List.of(new FeePaid(Address.NATIVE, Uint256.of(nativeFees))));
    }

    private Solution solution(Address solver, long id, long score, boolean isWinner) {
        ClearingPrices none = new ClearingPrices(new TreeMap<>(Map.of()), new TreeMap<>(Map.of()));
        return new Solution(
                solutions.size() + 1, solver, Uint256.of(id), Uint256.of(score), none, List.of(), isWinner, false);
    }

    private Reward reward(Address solver) {
        return Objects.requireNonNull(auction().rewards(RULES).get(solver));
    }

    private FinishedAuction auction() {
        Competition competition = new Competition(
                7, 1, 2, Bytes32.ZERO, List.of(), prices, references, solutions, refused, null, null, null, null);
        return new FinishedAuction(competition, settled, atFault);
    }
}
