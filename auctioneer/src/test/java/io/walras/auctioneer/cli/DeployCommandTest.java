package io.walras.auctioneer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.SettlementContracts;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.deploy.SlashingPlan;
import io.walras.settlement.deploy.wire.DeploymentFile;
import io.walras.settlement.dev.DevKeys;
import io.walras.settlement.testing.Anvil;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeployCommandTest {
    private static final String HOME = "walras.home";

    private static Anvil anvil;

    @TempDir
    private Path folder = Path.of("");

    private Path key = Path.of("");

    @BeforeAll
    static void start() {
        anvil = Anvil.start();
    }

    @AfterAll
    static void stop() {
        anvil.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty(HOME, "..");
        key = Files.writeString(
                folder.resolve("key"), Bytes.of(DevKeys.key(0).secretBytes()).toString());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void restore() {
        System.clearProperty(HOME);
    }

    /** What the command left behind. */
    private record Outcome(int code, String out, String err) {}

    private Outcome deploy(Object... options) {
        return deployTo(anvil.uri(), options);
    }

    private Outcome deployTo(URI node, Object... options) {
        List<Object> args = new ArrayList<>(List.of("deploy", "--rpc", node, "--key-file", key));
        args.addAll(Arrays.asList(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = commandLine.execute(args.stream().map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void shouldDeployToAnEmptyChainAndWriteWhatIsWhere() throws IOException {
        Path file = folder.resolve("deployment.json");

        Outcome outcome = deploy("--out", file);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEmpty();
        Deployment deployment = DeploymentFile.read(file);
        assertThat(SettlementContracts.at(anvil.rpc(), deployment.settlement())).isEqualTo(deployment.contracts());
        assertThat(deployment.contracts().auctioneer()).isEqualTo(DevKeys.key(0).address());
        assertThat(deployment.contracts().quoteSettler()).isNotNull();
        assertThat(deployment.contracts().hooksTrampoline()).isNotNull();
        assertThat(deployment.ethFlow()).isNotNull();
        assertThat(outcome.err())
                .contains(deployment.contracts().wrappedNative().toChecksum())
                .contains(deployment.contracts().allowanceHolder().toChecksum());
    }

    @Test
    void shouldDeployAsTold() throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        assertThat(deploy("--out", first).code()).isZero();
        String weth = DeploymentFile.read(first).contracts().wrappedNative().toString();
        String auctioneer = DevKeys.key(1).address().toString();

        Outcome outcome = deploy(
                "--out",
                second,
                "--weth",
                weth,
                "--auctioneer",
                auctioneer,
                "--min-bond",
                "7",
                "--unbonding-delay",
                "9",
                "--dispute-delay",
                "8",
                "--referee",
                auctioneer,
                "--equivocation-slash",
                "6",
                "--max-slash",
                "5",
                "--domain-name",
                "Ours",
                "--domain-version",
                "v9");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        Deployment deployment = DeploymentFile.read(second);
        assertThat(deployment.contracts().wrappedNative()).hasToString(weth);
        assertThat(deployment.contracts().auctioneer()).hasToString(auctioneer);
        assertThat(deployment.plan().minimumBond()).hasToString("7");
        assertThat(deployment.plan().unbondingDelay()).isEqualTo(9);
        assertThat(deployment.plan().slashing())
                .isEqualTo(new SlashingPlan(Address.fromHex(auctioneer), Uint256.of(6), Uint256.of(5), 8));
        assertThat(deployment.plan().domainName()).isEqualTo("Ours");
    }

    @Test
    void shouldNotOverwriteAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("precious"), "precious");

        assertThat(deploy("--out", file))
                .isEqualTo(new Outcome(2, "", "walras deploy: " + file + ": exists already" + System.lineSeparator()));
        assertThat(Files.readString(file)).isEqualTo("precious");
    }

    @Test
    void shouldRefuseAKeyThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        Outcome outcome = deploy("--out", folder.resolve("deployment.json"));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("chmod 600").hasLineCount(1);
    }

    @Test
    void shouldRefuseAFolderThatDoesNotExist() {
        Outcome outcome = deploy("--out", folder.resolve("none").resolve("deployment.json"));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1);
    }

    @Test
    void shouldRefuseAWrappedTokenThatIsNone() {
        Outcome outcome = deploy(
                "--out",
                folder.resolve("deployment.json"),
                "--weth",
                DevKeys.key(5).address());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no contract at").hasLineCount(1);
    }

    @Test
    void shouldAskForTheWrappedTokenIfThereIsNoneToDeploy() {
        System.setProperty(HOME, folder.toString());

        Outcome outcome = deploy("--out", folder.resolve("deployment.json"));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("--weth: give the wrapped native token")
                .hasLineCount(1);
    }

    @Test
    void shouldFailWithOneLineIfTheNodeIsNotThere() {
        Outcome outcome = deployTo(URI.create("http://127.0.0.1:1"), "--out", folder.resolve("deployment.json"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).hasLineCount(1);
    }

    @Test
    void shouldFailWithOneLineIfTheAccountCannotPay() throws IOException {
        Files.writeString(key, "0x" + "0".repeat(62) + "77");

        Outcome outcome = deploy("--out", folder.resolve("deployment.json"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("cannot pay").hasLineCount(1);
    }

    @Test
    void shouldRefuseOptionsThatMakeNoSense() {
        Path file = folder.resolve("deployment.json");

        assertThat(deploy("--out", file, "--auctioneer", "0x12").code()).isEqualTo(2);
        assertThat(deploy("--out", file, "--min-bond", "1e18").code()).isEqualTo(2);
        assertThat(deploy("--out", file, "--unbonding-delay", "-1").code()).isEqualTo(2);
        assertThat(deploy("--out", file, "--dispute-delay", "0").code()).isEqualTo(2);
        assertThat(deploy("--out", file, "--unbonding-delay", "9", "--dispute-delay", "10")
                        .err())
                .contains("at most the unbonding delay of 9 s");
        assertThat(Files.exists(file)).isFalse();
    }
}
