package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProjectionHealthTest {
    private final SettableClock clock = new SettableClock(1_000);
    private final ProjectionHealth health = new ProjectionHealth(clock);

    @Test
    void shouldNotBeReadyBeforeTheTablesHoldWhatWasJournaledBeforeTheStart() {
        health.begin(3, 5);
        assertThat(health.whyNotReady(6)).contains("the ledger is at event 3 of 5");

        health.written(5, clock.millis());
        assertThat(health.whyNotReady(6)).isEmpty();
    }

    @Test
    void shouldNotBeReadyWhileItFails() {
        health.begin(5, 5);
        health.failed(new IllegalStateException("no disk\nat all"));
        assertThat(health.whyNotReady(6)).contains("the ledger's projection fails: no disk");

        health.begin(5, 6);
        assertThat(health.whyNotReady(6)).isPresent();

        health.written(6, clock.millis());
        assertThat(health.whyNotReady(6)).isEmpty();
    }

    @Test
    void shouldBeReadyAgainWhenThereIsNothingLeftToFailOn() {
        health.begin(5, 5);
        health.failed(new IllegalStateException("no disk"));

        health.begin(5, 5);

        assertThat(health.whyNotReady(6)).isEmpty();
    }

    @Test
    void shouldNotBeReadyIfItStandsStillThoughNothingFails() {
        health.begin(5, 5);
        assertThat(health.whyNotReady(6)).isEmpty();

        clock.advanceMillis(11_000);
        assertThat(health.whyNotReady(7)).contains("the ledger stands still at event 5 of 7");

        health.written(7, clock.millis());
        assertThat(health.whyNotReady(7)).isEmpty();
    }

    @Test
    void shouldBeReadyHoweverLongNothingWasJournaled() {
        health.begin(5, 5);
        assertThat(health.whyNotReady(5)).isEmpty();

        clock.advanceMillis(3_600_000);
        assertThat(health.whyNotReady(5)).isEmpty();
        assertThat(health.whyNotReady(6)).isEmpty();
    }

    @Test
    void shouldNotBeReadyOnceItHasStopped() {
        health.begin(5, 5);
        health.stopped();

        assertThat(health.whyNotReady(5)).contains("the ledger's projection has stopped");
    }

    @Test
    void shouldTellHowOldAnEventWasWhenItWasWritten() {
        health.begin(0, 0);
        health.written(1, clock.millis() - 250);
        clock.advanceMillis(60_000);

        assertThat(health.lag()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void shouldTellHowLongItHasFailed() {
        health.begin(0, 1);
        health.failed(new IllegalStateException("no disk"));
        clock.advanceMillis(700);
        health.failed(new IllegalStateException("still no disk"));
        clock.advanceMillis(300);

        assertThat(health.lag()).isEqualTo(Duration.ofSeconds(1));
    }
}
