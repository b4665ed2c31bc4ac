package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CowSdkIT {
    private static final Path CLIENT = Launcher.HOME.resolve("examples/cow-sdk");
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration RUN = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void shouldServeAnUnmodifiedCowClient() throws Exception {
        install();
        try (RunningDevnet devnet = RunningDevnet.start(folder)) {
            assertThat(devnet.file().chainId()).isEqualTo(31337);
            assertThat(run("limit-orders.mjs")).contains("posted", "read both", "refused", "cancelled both");
            assertThat(run("trading.mjs"))
                    .contains(
                            "limit order: filled",
                            "swap: filled",
                            "buy order: filled",
                            "ethsign order: filled",
                            "presigned order: filled",
                            "cancelled one by signature and one on the chain",
                            "trades: read",
                            "status: traded",
                            "competition: ",
                            "surplus: ",
                            "native price: ");
        }
    }

    /** What the script says; it must succeed. */
    private String run(String script) throws IOException {
        ProcessBuilder client =
                new ProcessBuilder("node", script, folder.resolve("devnet.json").toString()).directory(CLIENT.toFile());
        Result result = Launcher.run(RUN, client);
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result.out();
    }

    /** Installs the client's packages, unless those of the present lock file are there already. */
    private static void install() throws IOException {
        Path stamp = CLIENT.resolve("node_modules/.installed-lock");
        String wanted = Files.readString(CLIENT.resolve("package-lock.json"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        ProcessBuilder npm = new ProcessBuilder(
                        "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(CLIENT.toFile());
        Result result = Launcher.run(INSTALL, npm);
        assertThat(result.exitCode()).as(result.err()).isZero();
        Files.writeString(stamp, wanted);
    }
}
