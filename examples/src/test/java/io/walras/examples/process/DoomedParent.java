package io.walras.examples.process;

import java.nio.file.Path;

/** A process that starts an anvil, tells its pid, and waits to be killed. */
public final class DoomedParent {
    private DoomedParent() {}

    /**
     * Starts the anvil.
     *
     * @param args the project's folder and a folder for the log
     */
    public static void main(String[] args) throws InterruptedException {
        int port = Loopback.freePort("127.0.0.1");
        Child anvil = Anvil.start(
                Anvil.find(Path.of(args[0])),
                "127.0.0.1",
                port,
                31337,
                Path.of(args[1]).resolve("anvil.log"));
        System.out.println(anvil.pid());
        Thread.currentThread().join();
    }
}
