package io.walras.examples.devnet;

import io.walras.examples.process.Child;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The network's processes: their pids, who wants to know when one changes, and whether one is lost for good. */
final class Roster {
    private final SortedMap<String, Long> pids = new TreeMap<>();
    private final List<CompletableFuture<?>> losses = new CopyOnWriteArrayList<>();
    private final Consumer<String> progress;
    private Consumer<SortedMap<String, Long>> observer = changed -> {};

    /** {@code progress} is told when a process takes the place of one that ended. */
    Roster(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Notes that this process runs under its name, perhaps in the place of an earlier one. */
    synchronized void running(Child child) {
        if (pids.put(child.name(), child.pid()) != null) {
            progress.accept(child.name() + " ended and was started again");
        }
        observer.accept(new TreeMap<>(pids));
    }

    /** Tells the observer the pids by name, now and at each change. */
    synchronized void observe(Consumer<SortedMap<String, Long>> newObserver) {
        observer = newObserver;
        observer.accept(new TreeMap<>(pids));
    }

    /** Completes exceptionally when a process is lost for good that the network needs. */
    CompletableFuture<?> failure() {
        return CompletableFuture.anyOf(losses.toArray(CompletableFuture<?>[]::new));
    }

    /** The network cannot go on if this process ends. */
    void needs(Child child) {
        losses.add(child.onExit().thenAccept(ended -> {
            throw new IllegalStateException(child.name() + " ended:\n" + child.logTail());
        }));
    }

    /** The network cannot go on if this completes exceptionally. */
    void needs(CompletableFuture<?> loss) {
        losses.add(loss);
    }
}
