package io.walras.auctioneer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.walras.auctioneer.journal.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A private PostgreSQL server for the tests of this JVM, if the machine has the program; else they are skipped. */
public final class PostgreSqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgreSqlServer running;

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgreSqlServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** An empty database of its own. Aborts the test, loudly, if there is no server to be had. */
    public static DatabaseSettings newDatabase() {
        PostgreSqlServer server = running();
        String name = "test_" + DATABASES.incrementAndGet();
        server.run("createdb", "-h", "127.0.0.1", "-p", String.valueOf(server.port), "-U", "postgres", name);
        String url = "jdbc:postgresql://127.0.0.1:" + server.port + "/" + name;
        return new DatabaseSettings(new DatabaseSettings.PostgreSql(url, "postgres", Optional.empty()), 4, 4);
    }

    private static synchronized PostgreSqlServer running() {
        if (running == null) {
            Optional<Path> programs = programs();
            if (programs.isEmpty()) {
                String loud = "SKIPPED, NOT TESTED ON POSTGRESQL: no server in /usr/lib/postgresql/*/bin";
                System.err.println(loud);
                return abort(loud);
            }
            running = start(programs.get());
        }
        return running;
    }

    private static Optional<Path> programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .sorted()
                    .reduce((older, newer) -> newer);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PostgreSqlServer start(Path programs) {
        try {
            Path folder = Files.createTempDirectory("walras-postgresql-");
            PostgreSqlServer server = new PostgreSqlServer(programs, folder, freePort());
            if (isRoot()) {
                execute(List.of("chown", "postgres", folder.toString()));
            }
            String data = folder.resolve("data").toString();
            server.run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-instructions", "-E", "UTF8");
            String options = "-p " + server.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + data;
            server.run("pg_ctl", "-D", data, "-w", "-l", data + "/log", "-o", options, "start");
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void stop() {
        run("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop");
        execute(List.of("rm", "-r", folder.toString()));
    }

    /** Runs one of the server's programs; as another user if this is root, whom the server refuses. */
    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        execute(command);
    }

    private static void execute(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            assertThat(process.exitValue()).as("exit of %s", command).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
