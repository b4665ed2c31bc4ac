package io.walras.examples.devnet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.examples.process.Anvil;
import io.walras.examples.process.Child;
import io.walras.examples.process.Loopback;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.rpc.ChainUnavailable;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevChainIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 200;

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseEveryOtherChain() throws InterruptedException {
        int port = Loopback.freePort(HOST);
        try (Child anvil = Anvil.start(Anvil.find(HOME), HOST, port, 1, folder.resolve("anvil.log"))) {
            awaitListening(anvil, port);

            assertThatThrownBy(() -> DevChain.connect(URI.create("http://" + HOST + ":" + port)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("chain 1");
        }
    }

    @Test
    void shouldRefuseANodeThatIsNotOnThisMachine() {
        assertThatThrownBy(() -> DevChain.connect(URI.create("http://192.0.2.1:8545")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        URI nobody = URI.create("http://" + HOST + ":" + Loopback.freePort(HOST));

        assertThatThrownBy(() -> DevChain.connect(nobody)).isInstanceOf(ChainUnavailable.class);
    }

    private static void awaitListening(Child anvil, int port) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS && anvil.isAlive() && Loopback.isFree(HOST, port); i++) {
            Thread.sleep(50);
        }
    }
}
