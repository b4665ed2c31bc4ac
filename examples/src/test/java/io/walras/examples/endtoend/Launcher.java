package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./walras} with what the surrounding build has built. */
final class Launcher {
    /** The project's folder. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private Launcher() {}

    /** What a finished command left. */
    record Result(int exitCode, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    /** A command that is not started yet. */
    static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("walras").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("WALRAS_SKIP_BUILD", "1");
        return builder;
    }

    /** Runs a command to its end. */
    static Result run(Duration patience, String... arguments) {
        return run(patience, command(arguments));
    }

    /** As {@link #run(Duration, String...)}; the environment is replaced, an empty value removes a variable. */
    static Result run(Duration patience, Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = command(arguments);
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        return run(patience, builder);
    }

    static Result run(Duration patience, ProcessBuilder command) {
        try {
            Path out = Files.createTempFile("walras", ".out");
            Path err = Files.createTempFile("walras", ".err");
            Process process = command.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            Result result = new Result(ended ? process.exitValue() : -1, text(out), text(err));
            assertThat(ended)
                    .as("%s ended in time:%n%s", command.command(), result)
                    .isTrue();
            return result;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
