package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.process.Health;
import io.walras.examples.process.ProcessGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of {@code ./walras} that run until they are told to end; each logs to a file of its name in the folder. */
final class RunningCommands implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long GRACE_SECONDS = 20;

    private final ProcessGroup processes = new ProcessGroup();
    private final Path folder;

    RunningCommands(Path folder) {
        this.folder = folder;
    }

    /** Starts a command and waits until this URL answers 200. */
    void start(String command, List<String> arguments, URI health) throws IOException, InterruptedException {
        Path log = folder.resolve(command + ".log");
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(arguments);
        Process process = Launcher.command(words.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        processes.add(() -> end(process));
        long deadline = System.nanoTime() + READY.toNanos();
        while (!Health.answers(health)) {
            boolean hopeful = process.isAlive() && System.nanoTime() < deadline;
            assertThat(hopeful)
                    .as("%s answers: %s", command, Files.readString(log))
                    .isTrue();
            Thread.sleep(PAUSE);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        processes.close();
    }
}
