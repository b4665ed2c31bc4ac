package io.walras.auctioneer.solver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LobbyTest {
    private static final ActorTestKit KIT = ActorTestKit.create("lobby");

    private final Lobby lobby = new Lobby(3);
    private final ActorRef<SessionCommand> first = guest();
    private final ActorRef<SessionCommand> second = guest();
    private final ActorRef<SessionCommand> third = guest();

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    private static ActorRef<SessionCommand> guest() {
        return KIT.createTestProbe(SessionCommand.class).ref();
    }

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    }

    @Test
    void shouldSendTheOldestAwayOfTheAddressThatHasTheMost() throws Exception {
        assertThat(lobby.enter(address(1), first)).isEmpty();
        assertThat(lobby.enter(address(2), second)).isEmpty();
        assertThat(lobby.enter(address(2), third)).isEmpty();

        assertThat(lobby.enter(address(3), guest())).contains(second);
        assertThat(lobby.enter(address(4), guest())).contains(first);
    }

    @Test
    void shouldForgetWhoHasLeft() throws Exception {
        lobby.enter(address(1), first);
        lobby.enter(address(1), second);
        lobby.leave(first);
        lobby.leave(first);
        lobby.enter(address(2), third);
        lobby.enter(address(3), guest());

        assertThat(lobby.enter(address(4), guest())).contains(second);
    }
}
