package io.walras.examples.devnet;

import io.walras.examples.process.Anvil;
import io.walras.examples.process.Child;
import io.walras.examples.process.ProcessGroup;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.rpc.ChainUnavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The chain of a development network: the process and a connection to it. */
record ChainProcess(URI rpc, Child anvil, DevChain chain) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Starts the chain and waits until it answers. Everything started is in the group then. */
    static ChainProcess start(ProcessGroup group, Path binary, DevnetOptions options, Path log)
            throws InterruptedException {
        int port = options.rpcPort().free(options.host());
        Child anvil = group.add(Anvil.start(binary, options.host(), port, DevChain.CHAIN_ID, log));
        URI rpc = URI.create("http://" + options.host() + ":" + port);
        return new ChainProcess(rpc, anvil, group.add(connect(anvil, rpc)));
    }

    private static DevChain connect(Child anvil, URI rpc) throws InterruptedException {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += PAUSE.toMillis()) {
            if (!anvil.isAlive()) {
                break;
            }
            try {
                return DevChain.connect(rpc);
            } catch (ChainUnavailable notYet) {
                Thread.sleep(PAUSE);
            }
        }
        throw new IllegalStateException("anvil does not answer on " + rpc + ":\n" + anvil.logTail());
    }
}
