package io.walras.examples.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void shouldEndWithItsParentEvenIfThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedParent.class.getName(),
                        HOME.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle anvil =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(anvil.isAlive()).isTrue();

            parent.destroyForcibly();

            anvil.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(anvil.isAlive()).isFalse();
        }
    }

    @Test
    void shouldEndWhenItIsClosed() {
        int port = Loopback.freePort("127.0.0.1");
        Child anvil = Anvil.start(Anvil.find(HOME), "127.0.0.1", port, 31337, folder.resolve("anvil.log"));

        anvil.close();

        assertThat(anvil.isAlive()).isFalse();
        assertThat(Loopback.isFree("127.0.0.1", port)).isTrue();
    }

    @Test
    void shouldSayWhatAProcessSaidLast() throws Exception {
        Child anvil = Anvil.start(Anvil.find(HOME), "127.0.0.1", 1_000_000, 31337, folder.resolve("anvil.log"));

        anvil.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

        assertThat(anvil.logTail()).contains("1000000");
    }
}
