package io.walras.sdk.session;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.Solver;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A solver process that commits to a bid and then works on until it is killed. */
final class DoomedSolver {
    private DoomedSolver() {}

    /** Takes the URL of an auctioneer, a private key, and perhaps a file for the bids. */
    public static void main(String[] args) throws InterruptedException {
        SessionOptions options = SessionOptions.to(URI.create(args[0]), PrivateKey.fromHex(args[1]));
        Solver lingering = (auction, found) -> {
            new DirectSwapSolver().solve(auction, found);
            found.commit();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException timeIsUp) {
                Thread.currentThread().interrupt();
            }
        };
        SolverConnection.run(lingering, args.length > 2 ? options.withMemory(Path.of(args[2])) : options);
    }
}
