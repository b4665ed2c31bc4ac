package io.walras.examples.endtoend;

import io.walras.examples.process.Health;
import io.walras.examples.wire.DevnetFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A development network started with {@code ./walras devnet}. */
public final class RunningDevnet implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final Path file;

    private RunningDevnet(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    /** Starts a network on free ports and waits until its file is there; logs go below the folder. */
    public static RunningDevnet start(Path folder, String... options) throws IOException, InterruptedException {
        return start(folder, Map.of(), options);
    }

    /** As {@link #start(Path, String...)}, with these settings of the auctioneer in the place of its own. */
    public static RunningDevnet start(Path folder, Map<String, String> settings, String... options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--no-makers");
        return launch(folder, settings, all);
    }

    /** A network with market makers and the solver that takes their quotes. */
    public static RunningDevnet startWithMakers(Path folder, String... options)
            throws IOException, InterruptedException {
        return launch(folder, Map.of(), List.of(options));
    }

    private static RunningDevnet launch(Path folder, Map<String, String> settings, List<String> options)
            throws IOException, InterruptedException {
        Path file = folder.resolve("devnet.json");
        Path log = folder.resolve("devnet.log");
        List<String> arguments = new ArrayList<>(List.of("devnet", "--out", file.toString()));
        arguments.addAll(List.of(
                "--port",
                "0",
                "--rpc-port",
                "0",
                "--data-dir",
                folder.resolve("data").toString()));
        arguments.addAll(options);
        ProcessBuilder command = Launcher.command(arguments.toArray(String[]::new));
        String properties = settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        command.environment().put("JAVA_TOOL_OPTIONS", properties);
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RunningDevnet devnet = new RunningDevnet(process, file);
        try {
            await(READY, () -> Files.exists(file) || !process.isAlive());
            if (!Files.exists(file)) {
                throw new IllegalStateException("the network ended: " + Files.readString(log));
            }
            return devnet;
        } catch (IllegalStateException notReady) {
            devnet.close();
            throw notReady;
        }
    }

    /** How others find it now. */
    public DevnetFile file() {
        return DevnetFile.read(file);
    }

    /** The processes named in its file, and its own. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> processes = new ArrayList<>(List.of(process.toHandle()));
        file().pids().values().forEach(pid -> ProcessHandle.of(pid).ifPresent(processes::add));
        return processes;
    }

    /** The process of this name, as it is now. */
    public ProcessHandle handle(String name) {
        return Optional.ofNullable(file().pids().get(name))
                .flatMap(ProcessHandle::of)
                .orElseThrow();
    }

    /** Waits until another process has taken the place of this auctioneer, and is ready. */
    public void awaitSuccessor(ProcessHandle gone) throws InterruptedException {
        Long old = gone.pid();
        await(READY, () -> !old.equals(file().pids().get("auctioneer")));
        URI ready = URI.create(file().apiUrl()).resolve("/readyz");
        for (int tries = 0; !Health.answers(ready); tries++) {
            if (tries * PAUSE.toMillis() > READY.toMillis()) {
                throw new IllegalStateException("the auctioneer is not ready again within " + READY);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Asks it to end, as a terminal or a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it without asking. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits until the condition holds. */
    public static void await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not within " + patience);
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(READY.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
