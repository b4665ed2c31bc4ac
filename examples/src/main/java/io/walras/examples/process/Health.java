package io.walras.examples.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a child answers its health check. */
public final class Health {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Health() {}

    /**
     * Returns once the URL answers 200.
     *
     * @throws IllegalStateException with the end of the child's log, if the child dies first or the time is over
     */
    public static void await(Child child, URI url, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answers(url)) {
            if (!child.isAlive()) {
                throw new IllegalStateException(child.name() + " ended while it started:\n" + child.logTail());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        child.name() + " is not ready after " + patience.toSeconds() + " s:\n" + child.logTail());
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Whether the URL answers 200 now. */
    public static boolean answers(URI url) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
