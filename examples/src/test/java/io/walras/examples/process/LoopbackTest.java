package io.walras.examples.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
