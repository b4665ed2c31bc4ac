package io.walras.sdk.session;

import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.sdk.Solver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tells the solver what became of its solutions, one after the other, on a thread of its own. */
final class Notifier {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());

    /** News that wait; further ones are dropped with a word in the log, for a solver that does not keep up. */
    private static final int MAX_WAITING = 256;

    private final Solver solver;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("notify").daemon().factory(),
            (news, full) -> LOG.log(Level.WARNING, "news for the solver were dropped: it does not keep up"));

    Notifier(Solver solver) {
        this.solver = solver;
    }

    void tell(AuctioneerMessage.Notify news) {
        thread.execute(() -> {
            try {
                solver.notified(news.notification());
            } catch (RuntimeException thrown) {
                LOG.log(Level.ERROR, "the solver threw when it was notified", thrown);
            }
        });
    }

    void close() {
        thread.shutdownNow();
    }
}
