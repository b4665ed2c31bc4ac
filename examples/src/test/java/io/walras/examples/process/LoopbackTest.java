package io.walras.examples.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
    void shouldAllowLoopbackAddresses(String host) {
        assertThat(Loopback.requireLoopback(host)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.1", "8.8.8.8"})
    void shouldRefuseEveryOtherAddress(String host) {
        assertThatThrownBy(() -> Loopback.requireLoopback(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(host);
    }

    @Test
    void shouldTakeAnotherPortIfThePreferredOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = Loopback.freePort("127.0.0.1", taken.getLocalPort());

            assertThat(port).isNotEqualTo(taken.getLocalPort()).isPositive();
        }
    }

    @Test
    void shouldTakeThePreferredPortIfItIsFree() {
        int free = Loopback.freePort("127.0.0.1");

        assertThat(Loopback.freePort("127.0.0.1", free)).isEqualTo(free);
    }
}
