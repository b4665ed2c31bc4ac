package io.walras.examples.process;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps a child running: starts it again when it dies, gives up when it does not get ready any more. */
public final class Supervisor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Supplier<Child> starter;
    private final URI health;
    private final Consumer<Child> onRestart;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Thread thread;
    private volatile Child child;
    private volatile boolean closed;

    private Supervisor(Supplier<Child> starter, URI health, Consumer<Child> onRestart) {
        this.starter = starter;
        this.health = health;
        this.onRestart = onRestart;
        this.child = starter.get();
        this.thread = new Thread(this::watch, "supervisor of " + child.name());
        thread.setDaemon(true);
    }

    /**
     * Starts a child.
     *
     * @param health answers 200 when the child is ready
     * @param onRestart is told of each child that took the place of a dead one
     */
    public static Supervisor start(Supplier<Child> starter, URI health, Consumer<Child> onRestart) {
        Supervisor supervisor = new Supervisor(starter, health, onRestart);
        supervisor.thread.start();
        return supervisor;
    }

    /** Waits until the child is ready for the first time. */
    public void awaitReady() throws InterruptedException {
        Health.await(child, health, PATIENCE);
    }

    public Child child() {
        return child;
    }

    /** Completes exceptionally when the supervisor has given up. */
    public CompletableFuture<Void> failure() {
        return failure;
    }

    private void watch() {
        try {
            while (!closed) {
                child.onExit().get();
                Thread.sleep(PAUSE);
                restart();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | IllegalStateException gaveUp) {
            failure.completeExceptionally(gaveUp);
        }
    }

    private synchronized void startAgain() {
        if (!closed) {
            child = starter.get();
        }
    }

    private void restart() throws InterruptedException {
        startAgain();
        if (!closed) {
            onRestart.accept(child);
            Health.await(child, health, PATIENCE);
        }
    }

    /** Ends the child for good. */
    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
        child.close();
    }
}
