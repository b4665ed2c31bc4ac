package io.walras.sdk.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerClockTest {
    private final ServerClock clock = new ServerClock();

    @Test
    void shouldTakeTheTimeOfTheFastestMessageForTheDifferenceOfTheClocks() {
        clock.heard(1_000, 51_040);
        clock.heard(2_000, 52_007);
        clock.heard(3_000, 53_400);

        assertThat(clock.local(10_000)).isEqualTo(60_007);
    }

    @Test
    void shouldFollowAnAuctioneerWhoseClockIsAhead() {
        clock.heard(90_000, 1_005);

        assertThat(clock.local(91_600)).isEqualTo(2_605);
    }

    @Test
    void shouldForgetWhatWasHeardLongAgoSoThatADriftingClockIsFollowed() {
        clock.heard(0, 10);
        for (int i = 1; i <= 31; i++) {
            clock.heard(i, i + 25);
        }
        assertThat(clock.local(100)).isEqualTo(110);

        clock.heard(32, 32 + 25);

        assertThat(clock.local(100)).isEqualTo(125);
    }
}
