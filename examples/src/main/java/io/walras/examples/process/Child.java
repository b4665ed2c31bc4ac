package io.walras.examples.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process with its output in a log file. Its standard input is a pipe that nothing is ever written to: when this
 * process ends, even by kill -9, the pipe closes, and that is the sign for the child to end too.
 */
public final class Child implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the command, which has to heed the end of its standard input. Output is appended to the log. */
    static Child start(String name, List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(name, process, log);
        } catch (IOException notStarted) {
            throw new UncheckedIOException("cannot start " + name, notStarted);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended. */
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** The last lines of the log, for a message about what went wrong. */
    public String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }

    /** Ends the process: asks, waits ten seconds, then kills. */
    @Override
    public void close() {
        // Process.destroy() would close the standard input as well, and the child take this process for gone.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
