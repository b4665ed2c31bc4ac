package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;

final class LedgerPositionTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final LedgerPosition position = new LedgerPosition();

    private CompletableFuture<Done> reaches(long sequenceNumber, Duration patience) {
        return position.reaches(sequenceNumber, patience).toCompletableFuture();
    }

    @Test
    void shouldNotLetAnyoneWaitForWhatIsThere() {
        position.at(5);

        assertThat(reaches(5, LONG)).isCompleted();
        assertThat(position.waiting()).isZero();
    }

    @Test
    void shouldLetEveryoneWaitForTheirEvent() {
        CompletableFuture<Done> second = reaches(2, LONG);
        CompletableFuture<Done> third = reaches(3, LONG);

        position.at(2);

        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
        position.at(9);
        assertThat(third).isCompleted();
        assertThat(position.waiting()).isZero();
    }

    @Test
    void shouldLetNobodyWaitForEver() {
        CompletableFuture<Done> waiter = reaches(1, Duration.ofMillis(20));

        assertThat(waiter)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(position.waiting()).isZero();
    }
}
