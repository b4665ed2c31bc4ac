package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DevnetFile;
import io.walras.settlement.dev.DevChain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real auctioneer whose only solvers open sessions: the one of the README, started as the README says, and the
 * conformance kit's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeSolverIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 1874;
    private static final int MOST_LINES = 40;
    private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(import .*?)```");
    private static final Pattern START = Pattern.compile("(?s)```\\n(java -cp .*?)```");

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Path folder;
    private RunningDevnet devnet;
    private DevChain chain;
    private Demo demo;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        folder = shared;
        devnet = RunningDevnet.start(folder, "--no-solvers", "--session-solver", "mine=" + folder.resolve("key.txt"));
        DevnetFile network = devnet.file();
        chain = DevChain.connect(URI.create(network.rpcUrl()));
        demo = new Demo(
                network, chain, SEED, new PrintStream(screen, true, StandardCharsets.UTF_8), InstantSource.system());
    }

    @AfterAll
    void end() {
        chain.close();
        devnet.close();
    }

    private static String shown(Pattern block) throws Exception {
        var found = block.matcher(Files.readString(HOME.resolve("README.md")));
        assertThat(found.find()).as("a block like %s", block).isTrue();
        return found.group(1);
    }

    private boolean trade(BooleanSupplier enough) throws InterruptedException {
        return demo.run(summary -> enough.getAsBoolean(), Instant.now().plus(PATIENCE));
    }

    @Test
    void shouldSettleWhatTheSolverOfTheReadmeWins() throws Exception {
        String source = shown(JAVA);
        assertThat(source.lines().count()).isLessThan(MOST_LINES);
        Path file = Files.writeString(folder.resolve("DirectSwapSolver.java"), source);
        String command = shown(START)
                .replace("DirectSwapSolver.java", file.toString())
                .replace("http://127.0.0.1:8080", devnet.file().apiUrl())
                .replace("key.txt", folder.resolve("key.txt").toString());
        Path log = folder.resolve("solver.log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "exec " + command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin:", (path, jdk) -> jdk + path);
        Process solver = shell.start();
        try {
            boolean won = trade(() -> demo.summary().winsBySolver().getOrDefault("mine", 0) > 0);

            assertThat(won)
                    .as("%s%n%s", screen.toString(StandardCharsets.UTF_8), Files.readString(log))
                    .isTrue();
            assertThat(solver.isAlive()).isTrue();
            assertThat(published()).contains("\"name\":\"mine\"");
        } finally {
            solver.destroy();
            assertThat(solver.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private String published() throws Exception {
        URI solvers = URI.create(devnet.file().apiUrl() + "/api/v1/solvers");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(solvers).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void shouldConformToTheKitForAuctioneers() throws Exception {
        Path report = folder.resolve("conformance.txt");
        ProcessBuilder command = new ProcessBuilder(
                        HOME.resolve("walras").toString(),
                        "conformance",
                        "auctioneer",
                        devnet.file().apiUrl())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile());
        command.environment().put("WALRAS_SKIP_BUILD", "1");
        Process conformance = command.start();
        try {
            boolean ended = trade(() -> !conformance.isAlive());

            List<String> lines = Files.readAllLines(report);
            assertThat(ended).as("%s", lines).isTrue();
            assertThat(conformance.exitValue()).as("%s", lines).isZero();
            assertThat(lines).hasSizeGreaterThan(35).last().isEqualTo("conforms");
        } finally {
            conformance.destroyForcibly();
        }
    }
}
