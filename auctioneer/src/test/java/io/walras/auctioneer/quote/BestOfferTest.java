package io.walras.auctioneer.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class BestOfferTest {
    private final BestOffer best = new BestOffer(Comparator.comparing(SolverOffer::bought));

    @Test
    void shouldTakeTheFirstOffer() {
        assertThat(best.take(offer(5, 100))).isTrue();
        assertThat(best.get()).contains(offer(5, 100));
    }

    @Test
    void shouldTakeABetterOffer() {
        best.take(offer(5, 100));

        assertThat(best.take(offer(9, 101))).isTrue();
        assertThat(best.take(offer(1, 99))).isFalse();
        assertThat(best.get()).contains(offer(9, 101));
    }

    @Test
    void shouldNotCallAnEqualOfferOfALowerSolverBetter() {
        best.take(offer(5, 100));

        assertThat(best.take(offer(4, 100))).isFalse();
        assertThat(best.take(offer(6, 100))).isFalse();
        assertThat(best.get()).contains(offer(4, 100));
    }

    private static SolverOffer offer(int solver, long bought) {
        return new SolverOffer(Orders.token(solver), Uint256.of(90), Uint256.of(bought), 21_000, true);
    }
}
