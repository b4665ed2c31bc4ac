package io.walras.auctioneer.book.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class SeatsTest {
    private final Seats seats = new Seats(3, 2);

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void shouldNotGiveAllPlacesToOneAddress() {
        assertThat(seats.take(address(1))).isTrue();
        assertThat(seats.take(address(1))).isTrue();
        assertThat(seats.take(address(1))).isFalse();
        assertThat(seats.take(address(2))).isTrue();
    }

    @Test
    void shouldNotGiveMorePlacesThanThereAre() {
        seats.take(address(1));
        seats.take(address(2));
        seats.take(address(3));

        assertThat(seats.take(address(4))).isFalse();
    }

    @Test
    void shouldGiveAPlaceAgainThatWasGivenBack() {
        seats.take(address(1));
        seats.take(address(1));
        seats.giveBack(address(1));

        assertThat(seats.take(address(1))).isTrue();
        assertThat(seats.take(address(1))).isFalse();
    }
}
