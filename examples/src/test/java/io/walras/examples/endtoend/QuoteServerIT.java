package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.Launcher.Result;
import io.walras.examples.process.Loopback;
import io.walras.examples.quoteserver.QuoteServerQuoter;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.Sides;
import io.walras.sdk.conformance.HubTerms;
import io.walras.sdk.conformance.MakerConformance;
import io.walras.sdk.conformance.Report;
import io.walras.sdk.maker.Inventory;
import io.walras.sdk.maker.MakerConnection;
import io.walras.sdk.maker.MakerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A maker of {@code @0x/quote-server} quotes a hub through the adapter, and the conformance kit finds nothing wrong. */
@Timeout(600)
class QuoteServerIT {
    private static final Path SERVER = Launcher.HOME.resolve("examples/quote-server");
    private static final Duration INSTALL = Duration.ofMinutes(8);
    private static final PrivateKey KEY =
            PrivateKey.fromHex(Keccak256.hash("a maker of 0x").toString());
    private static final Address WETH = Address.fromHex("0x0000000000000000000000000000000000001001");
    private static final Address USDC = Address.fromHex("0x0000000000000000000000000000000000001002");
    private static final PairTerms PAIR =
            new PairTerms(WETH, USDC, Uint256.powerOfTen(15), Uint256.powerOfTen(18), Sides.Both);

    @TempDir
    Path folder;

    @Test
    void shouldQuoteAHubThroughTheAdapter() throws Exception {
        install();
        Process server = start();
        try {
            List<Report> reports = check(ready(server));

            assertThat(reports).isNotEmpty().allMatch(Report::conforms);
            assertThat(reports.stream().map(Report::findings).flatMap(List::stream))
                    .contains("2 quotes under 1 nonces")
                    .noneMatch(finding -> finding.startsWith("not checked"));
        } finally {
            server.destroy();
        }
    }

    private static List<Report> check(URI prices) {
        QuoteServerQuoter quoter = new QuoteServerQuoter(
                prices, "walras", HubTerms.NOWHERE.settlement(), List.of(PAIR), InstantSource.system());
        Inventory inventory = new Inventory();
        inventory.hold(WETH, Uint256.powerOfTen(19));
        inventory.hold(USDC, Uint256.powerOfTen(11));
        List<MakerConnection> opened = new ArrayList<>();
        MakerConformance kit = new MakerConformance(
                KEY.address(), HubTerms.NOWHERE, InstantSource.system(), MakerConformance.MOST_BIAS_PPM);
        try {
            return kit.serve(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Keccak256.hash("secret"), hub -> {
                        MakerOptions options = MakerOptions.to(hub, KEY)
                                .withPace(MakerOptions.Pace.USUAL.withRetries(
                                        Duration.ofMillis(20), Duration.ofMillis(200)));
                        MakerConnection connection = MakerConnection.open(quoter, inventory, options);
                        quoter.shown(Duration.ofMinutes(5)).forEach(connection::publish);
                        opened.add(connection);
                    });
        } finally {
            opened.forEach(MakerConnection::close);
        }
    }

    private Process start() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config.json"), """
                {"port": %d, "base": "%s", "quote": "%s", "midBase": "1000000000000000000", "midQuote": "2000000000",
                 "spreadBps": 20, "maxBase": "1000000000000000000"}
                """.formatted(Loopback.freePort("127.0.0.1"), WETH, USDC));
        return new ProcessBuilder("node", "server.mjs", config.toString())
                .directory(SERVER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static URI ready(Process server) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).startsWith("quote server ready at ");
        return URI.create(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** Installs the server's packages, unless those of the present lock file are there already. */
    private static void install() throws IOException {
        Path stamp = SERVER.resolve("node_modules/.installed-lock");
        String wanted = Files.readString(SERVER.resolve("package-lock.json"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        ProcessBuilder npm = new ProcessBuilder(
                        "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(SERVER.toFile());
        Result result = Launcher.run(INSTALL, npm);
        assertThat(result.exitCode()).as(result.err()).isZero();
        Files.writeString(stamp, wanted);
    }
}
