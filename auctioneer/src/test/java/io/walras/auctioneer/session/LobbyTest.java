package io.walras.auctioneer.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class LobbyTest {
    private final Lobby<String> lobby = new Lobby<>(3);
    private final String first = "first";
    private final String second = "second";
    private final String third = "third";

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    }

    @Test
    void shouldSendTheOldestAwayOfTheAddressThatHasTheMost() throws Exception {
        assertThat(lobby.enter(address(1), first)).isEmpty();
        assertThat(lobby.enter(address(2), second)).isEmpty();
        assertThat(lobby.enter(address(2), third)).isEmpty();

        assertThat(lobby.enter(address(3), "fourth")).contains(second);
        assertThat(lobby.enter(address(4), "fifth")).contains(first);
    }

    @Test
    void shouldForgetWhoHasLeft() throws Exception {
        lobby.enter(address(1), first);
        lobby.enter(address(1), second);
        lobby.leave(first);
        lobby.leave(first);
        lobby.enter(address(2), third);
        lobby.enter(address(3), "fourth");

        assertThat(lobby.enter(address(4), "fifth")).contains(second);
    }
}
