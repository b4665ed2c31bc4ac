package io.walras.auctioneer.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.solver.DeliveryTimes.Delivery;
import io.walras.protocol.chain.Address;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {
    private static final Address ANNA = Orders.token(71);
    private static final Address BERT = Orders.token(72);

    private final DeliveryTimes times = new DeliveryTimes();

    private void decided(Map<Address, Long> answered) {
        times.decided(new TreeSet<>(List.of(ANNA, BERT)), new TreeMap<>(answered));
    }

    @Test
    void shouldKnowNothingOfAStranger() {
        assertThat(times.of(ANNA)).isEqualTo(new Delivery(0, 0, null, null, null));
        assertThat(times.solvers()).isEmpty();
    }

    @Test
    void shouldCountAnAuctionWithoutAWordAsAMissAndNotAsATime() {
        decided(Map.of(ANNA, 40L));
        decided(Map.of(BERT, 10L));

        assertThat(times.of(ANNA)).isEqualTo(new Delivery(2, 1, null, 40L, 40L));
        assertThat(times.of(BERT)).isEqualTo(new Delivery(2, 1, 10L, 10L, 10L));
    }

    @Test
    void shouldTellTheNearestRank() {
        for (long millis = 20; millis >= 1; millis--) {
            decided(Map.of(ANNA, millis));
        }

        assertThat(times.of(ANNA)).isEqualTo(new Delivery(20, 0, 1L, 10L, 19L));
    }

    @Test
    void shouldTakeAnAnswerInNoTimeForAnAnswer() {
        decided(Map.of(ANNA, 0L));

        assertThat(times.of(ANNA)).isEqualTo(new Delivery(1, 0, 0L, 0L, 0L));
    }

    @Test
    void shouldForgetWhatIsAHundredAuctionsAgo() {
        decided(Map.of(ANNA, 5_000L));
        for (int i = 0; i < 100; i++) {
            decided(Map.of(ANNA, 7L));
        }

        assertThat(times.of(ANNA)).isEqualTo(new Delivery(100, 0, 7L, 7L, 7L));
        assertThat(times.of(BERT).misses()).isEqualTo(100);
    }

    @Test
    void shouldForgetTheSolverThatWasToldOfAnAuctionLongestAgo() {
        decided(Map.of());
        for (int i = 0; i < 999; i++) {
            times.decided(new TreeSet<>(List.of(ANNA, Orders.token(1_000 + i))), new TreeMap<>());
        }

        assertThat(times.solvers()).hasSize(1_000).contains(ANNA).doesNotContain(BERT);
    }
}
