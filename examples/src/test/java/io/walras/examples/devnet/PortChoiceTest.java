package io.walras.examples.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.examples.process.Loopback;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
    private static final String HOST = "127.0.0.1";

    @Test
    void shouldTakeAnotherPortIfThePreferredOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortChoice.preferably(taken.getLocalPort()).free(HOST))
                    .isNotEqualTo(taken.getLocalPort())
                    .isPositive();
        }
    }

    @Test
    void shouldRefuseToTakeAnotherPortThanTheOneInsistedOn() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortChoice.exactly(taken.getLocalPort()).free(HOST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
        }
    }

    @Test
    void shouldTakeThePreferredPortIfItIsFree() {
        int free = Loopback.freePort(HOST);

        assertThat(PortChoice.preferably(free).free(HOST)).isEqualTo(free);
    }

    @Test
    void shouldTakeAnyPortForZero() {
        assertThat(PortChoice.exactly(0).free(HOST)).isPositive();
    }
}
