package io.walras.auctioneer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.SettableClock;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final SettableClock clock = new SettableClock(Drafts.NOW);

    @Test
    void shouldAllowABurstAndNoMore() {
        RateLimit<String> limit = new RateLimit<>(new Rate(1, 3, 10), clock);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.secondsToWait("a")).isZero();
        }
        assertThat(limit.secondsToWait("a")).isEqualTo(1);
    }

    @Test
    void shouldAllowAgainAfterTheTimeItTold() {
        RateLimit<String> limit = new RateLimit<>(new Rate(2, 1, 10), clock);
        assertThat(limit.secondsToWait("a")).isZero();
        clock.advanceMillis(499);
        assertThat(limit.secondsToWait("a")).isEqualTo(1);
        clock.advanceMillis(1);
        assertThat(limit.secondsToWait("a")).isZero();
    }

    @Test
    void shouldNotSaveUpMoreThanABurst() {
        RateLimit<String> limit = new RateLimit<>(new Rate(1000, 2, 10), clock);
        clock.advanceMillis(3_600_000);
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isEqualTo(1);
    }

    @Test
    void shouldTellPartiesApart() {
        RateLimit<String> limit = new RateLimit<>(new Rate(1, 1, 10), clock);
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("b")).isZero();
        assertThat(limit.secondsToWait("a")).isPositive();
    }

    @Test
    void shouldForgetThePartyThatCameLongestAgo() {
        RateLimit<String> limit = new RateLimit<>(new Rate(1, 1, 2), clock);
        limit.secondsToWait("a");
        limit.secondsToWait("b");
        limit.secondsToWait("a");
        limit.secondsToWait("c");
        assertThat(limit.secondsToWait("a")).isPositive();
        assertThat(limit.secondsToWait("b")).isZero();
    }

    @Test
    void shouldSurviveAClockThatGoesBack() {
        RateLimit<String> limit = new RateLimit<>(new Rate(1, 1, 2), clock);
        assertThat(limit.secondsToWait("a")).isZero();
        clock.advanceMillis(-10_000);
        assertThat(limit.secondsToWait("a")).isEqualTo(1);
    }
}
