package io.walras.bench.exact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.bench.exact.IntegerProgram.Optimum;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.auction.Ranking.RankedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.testing.Property;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Dwalras.competitions=10000} compares that many competitions instead of 500. */
class ExactWinnersTest {
    private static final int COMPETITIONS = Integer.getInteger("walras.competitions", 500);

    @BeforeAll
    static void load() {
        IntegerProgram.load();
    }

    private static Optimum optimum(FairBids fair, int maxWinners, Predicate<RankedBid> isAllowed) {
        return IntegerProgram.solve(fair.items(isAllowed), maxWinners);
    }

    private static Optimum chosen(List<RankedBid> winners) {
        long value = winners.stream()
                .mapToLong(bid -> bid.score().toBigInteger().longValueExact())
                .sum();
        return new Optimum(value, winners.size());
    }

    @Test
    void shouldChooseWinnersAsGoodAsTheOptimumOfTheIntegerProgram() {
        Property.forAll(COMPETITIONS, gen -> {
            int maxWinners = gen.chance(30) ? 60 : gen.between(1, 25);
            RandomCompetition competition =
                    RandomCompetition.of(gen.random(), gen.between(2, 60), gen.between(1, 300), maxWinners);
            FairBids fair = FairBids.of(competition);
            Ranking ranking = fair.ranking();

            assertThat(requireNonNull(ranking.proof()).isOptimal()).isTrue();
            assertThat(chosen(ranking.winners())).isEqualTo(optimum(fair, maxWinners, bid -> true));
            Address solver = ranking.referenceScores().firstKey();
            assertThat(requireNonNull(ranking.referenceScores().get(solver))
                            .toBigInteger()
                            .longValueExact())
                    .isEqualTo(
                            optimum(fair, maxWinners, bid -> !bid.bid().solver().equals(solver))
                                    .value());
        });
    }
}
