package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.sdk.conformance.HubTerms;
import io.walras.sdk.conformance.MakerConformance;
import io.walras.sdk.conformance.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example maker as a process of its own, with tokens on a real chain, before the conformance kit. */
@Timeout(600)
class MakerIT {
    @TempDir
    Path folder;

    @Test
    void shouldApproveCountAndQuoteWhatItHas() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder, "--no-solvers")) {
            DevnetFile network = devnet.file();
            DevnetFile.Account account = network.accounts().getLast();
            Path key = Files.writeString(
                    folder.resolve("maker.key"), account.privateKey().toString());
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Path config = Files.writeString(folder.resolve("maker.conf"), config(network));

            List<Report> reports = check(network, account.address(), key, config);

            assertThat(reports).hasSizeGreaterThan(20).allMatch(Report::conforms);
            assertThat(reports.stream().map(Report::findings).flatMap(List::stream))
                    .contains("2 quotes under 1 nonces")
                    .noneMatch(finding -> finding.startsWith("not checked"));
        }
    }

    private List<Report> check(DevnetFile network, Address maker, Path key, Path config) {
        HubTerms terms = new HubTerms(
                network.chainId(),
                network.settlement(),
                Objects.requireNonNull(network.quoteSettler()),
                network.allowanceHolder(),
                500);
        List<Process> started = new ArrayList<>();
        try {
            return new MakerConformance(maker, terms, InstantSource.system(), MakerConformance.MOST_BIAS_PPM)
                    .serve(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            Keccak256.hash("secret"),
                            hub -> started.add(start(hub, key, config)));
        } finally {
            started.forEach(Process::destroy);
        }
    }

    private Process start(URI hub, Path key, Path config) {
        ProcessBuilder command = Launcher.command(
                "maker",
                "alice",
                "--connect",
                hub.toString(),
                "--key-file",
                key.toString(),
                "--config",
                config.toString(),
                "--approve");
        try {
            return command.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("maker.log").toFile())
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String config(DevnetFile network) {
        return """
                walras.maker {
                  rpc = "%s"
                  chain-id = %d
                  allowance-holder = "%s"
                  quote-settler = "%s"
                  markets = [{
                    base = "%s"
                    quote = "%s"
                    min-size = "1000000000000000"
                    max-size = "1000000000000000000"
                    mid-base = "1000000000000000000"
                    mid-quote = "2000000000"
                    spread-bps = 20
                    step-bps = 5
                    steps = 4
                    skew-bps = 30
                    target = "1000000000000000000000"
                    limit = "1000000000000000000000"
                  }]
                }
                """.formatted(
                        network.rpcUrl(),
                        network.chainId(),
                        network.allowanceHolder(),
                        network.quoteSettler(),
                        network.weth(),
                        network.quoteToken());
    }
}
