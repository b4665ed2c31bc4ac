package io.walras.auctioneer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.testing.SettableClock;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final SettableClock clock = new SettableClock(0);
    private final Connections connections = new Connections(4, 2, clock, new SimpleMeterRegistry());
    private final List<String> cut = new ArrayList<>();

    @Test
    void shouldGiveNoAddressMoreThanItsShare() throws Exception {
        Connections.Place first = enter("a", 2).orElseThrow();
        assertThat(enter("b", 2)).isPresent();
        assertThat(enter("c", 2)).isEmpty();
        first.leave();
        assertThat(enter("d", 2)).isPresent();
        assertThat(cut).isEmpty();
    }

    @Test
    void shouldMakePlaceByCuttingWhoHasMostAndHasWaitedLongest() throws Exception {
        enter("honest", 9);
        enter("newer", 2).orElseThrow().served();
        clock.advanceMillis(1);
        Connections.Place busy = enter("busy", 2).orElseThrow();
        clock.advanceMillis(1);
        enter("other", 3);
        busy.served();
        clock.advanceMillis(1);
        busy.waiting();
        assertThat(enter("late", 4)).isPresent();
        assertThat(cut).containsExactly("busy");
    }

    @Test
    void shouldCutNobodyForAnAddressThatHasAsMany() throws Exception {
        for (int address = 2; address < 6; address++) {
            enter("x", address);
        }
        assertThat(enter("late", 5)).isEmpty();
        assertThat(enter("new", 7)).isPresent();
        assertThat(cut).containsExactly("x");
    }

    @Test
    void shouldCutNobodyWhoIsServed() throws Exception {
        for (int i = 0; i < 4; i++) {
            enter("x", 2 + i / 2).orElseThrow().served();
        }
        assertThat(enter("late", 7)).isEmpty();
        assertThat(cut).isEmpty();
    }

    @Test
    void shouldCountAConnectionThatEndsTwiceOnce() throws Exception {
        Connections.Place place = enter("a", 2).orElseThrow();
        enter("b", 2);
        place.leave();
        place.leave();
        assertThat(enter("c", 2)).isPresent();
        assertThat(enter("d", 2)).isEmpty();
    }

    private Optional<Connections.Place> enter(String name, int address) throws Exception {
        return connections.enter(InetAddress.getByName("127.0.0." + address), () -> cut.add(name));
    }
}
