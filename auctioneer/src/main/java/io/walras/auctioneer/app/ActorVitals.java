package io.walras.auctioneer.app;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How one actor is. Told by the actor's thread, asked by others. */
final class ActorVitals {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** A single restart may be a stroke of bad luck and repairs itself; so many within the window are a crash loop. */
    private static final int CRASH_LOOP = 3;

    private enum State {
        NOT_STARTED,
        DOWN,
        RUNNING,
        STOPPED
    }

    private final String name;
    private final Duration silence;
    private final InstantSource clock;
    private final Counter restartCounter;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private State state = State.NOT_STARTED;
    private Instant lastSign;
    private String reason = "";

    ActorVitals(String name, Duration silence, InstantSource clock, Counter restartCounter) {
        this.name = name;
        this.silence = silence;
        this.clock = clock;
        this.restartCounter = restartCounter;
        this.lastSign = clock.instant();
    }

    /** The actor is being started, or started again. */
    synchronized void starting() {
        if (state != State.NOT_STARTED) {
            restarted();
        }
        state = State.DOWN;
    }

    /** The actor is started again by someone who does not tell its start and end. */
    synchronized void restarted() {
        restartCounter.increment();
        restarts.addLast(clock.instant());
        forgetOldRestarts();
    }

    synchronized void started() {
        state = State.RUNNING;
        lastSign = clock.instant();
    }

    synchronized void handled() {
        lastSign = clock.instant();
    }

    /** A message could not be handled; only the reason is noted. */
    synchronized void failed(Throwable failure) {
        reason = String.valueOf(failure).lines().findFirst().orElse("");
    }

    /** The actor has failed and waits to be started again. */
    synchronized void down() {
        state = State.DOWN;
    }

    synchronized void stopped() {
        state = State.STOPPED;
    }

    /** What is wrong, in one line, if something is. */
    synchronized Optional<String> problem() {
        forgetOldRestarts();
        Duration quiet = Duration.between(lastSign, clock.instant());
        String problem = switch (state) {
            case NOT_STARTED -> "has not started";
            case STOPPED -> "has stopped";
            case DOWN -> "is being restarted" + why();
            case RUNNING -> {
                if (restarts.size() >= CRASH_LOOP) {
                    yield "was restarted " + restarts.size() + " times within a minute" + why();
                }
                yield quiet.compareTo(silence) > 0 ? "has done nothing for " + quiet.toSeconds() + " s" : "";
            }
        };
        return problem.isEmpty() ? Optional.empty() : Optional.of("the " + name + " " + problem);
    }

    private void forgetOldRestarts() {
        Instant windowStart = clock.instant().minus(WINDOW);
        while (!restarts.isEmpty() && restarts.getFirst().isBefore(windowStart)) {
            restarts.removeFirst();
        }
    }

    private String why() {
        return reason.isEmpty() ? "" : ": " + reason;
    }
}
