package io.walras.examples.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** The program ends at once when its standard input does, and takes a while to end in order. */
    @Test
    void shouldLeaveAProcessTheTimeToEndInOrder() throws Exception {
        String program = "exec 3<&0; (cat <&3 >/dev/null; kill -9 $$ 2>/dev/null) & exec 3<&-; "
                + "trap 'sleep 1; echo ended in order; exit 0' TERM; echo ready; while :; do sleep 0.1; done";
        Child child = Child.start("a slow one", List.of("sh", "-c", program), folder.resolve("slow.log"));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!child.logTail().contains("ready") && System.nanoTime() - deadline < 0) {
            Thread.sleep(20);
        }

        child.close();

        assertThat(child.logTail()).contains("ended in order");
    }

    @Test
    void shouldSayWhatAProcessSaidLast() throws Exception {
        Child anvil = Anvil.start(Anvil.find(HOME), "127.0.0.1", 1_000_000, 31337, folder.resolve("anvil.log"));

        anvil.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

        assertThat(anvil.logTail()).contains("1000000");
    }
}
