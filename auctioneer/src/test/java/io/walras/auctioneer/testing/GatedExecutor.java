package io.walras.auctioneer.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs work on the thread that hands it in, unless it is told to keep it until later. */
public final class GatedExecutor implements Executor {
    private final Queue<Runnable> kept = new ArrayDeque<>();
    private boolean isOpen = true;

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            if (!isOpen) {
                kept.add(work);
                return;
            }
        }
        work.run();
    }

    /** From now on work is kept. */
    public synchronized void shut() {
        isOpen = false;
    }

    /** Whether work is kept. */
    public synchronized boolean keepsWork() {
        return !kept.isEmpty();
    }

    /** Runs what was kept, and from now on everything at once. */
    public void open() {
        Queue<Runnable> now;
        synchronized (this) {
            isOpen = true;
            now = new ArrayDeque<>(kept);
            kept.clear();
        }
        now.forEach(Runnable::run);
    }
}
