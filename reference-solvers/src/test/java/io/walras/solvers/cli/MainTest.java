package io.walras.solvers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    @Test
    void shouldListTheSolversIfTheNameIsUnknown() {
        assertThat(run("nonsense", "--port", "0")).isEqualTo(2);
        assertThat(err)
                .hasToString(line("walras solver: there is no solver 'nonsense'; there are baseline, crossing, rfq"));
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        assertThat(run("crossing", "--port", "65536")).isEqualTo(2);
        assertThat(err).hasToString(line("walras solver: not a port: 65536"));
    }

    @Test
    void shouldRefuseAMissingConfigurationFile() {
        assertThat(run(
                        "crossing",
                        "--port",
                        "0",
                        "--config",
                        folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chain-id = 31337|weth is needed: that of chain 31337 is not known",
                "weth = 0x12|weth is not an address: 0x12",
                "base-tokens = [x]|base-tokens is not an address: x",
                "max-hops = 5|max-hops is between 0 and 4: 5",
                "max-partial-attempts = 0|max-partial-attempts is between 1 and 256: 0",
                "native-token-price-estimation-amount = -1|native-token-price-estimation-amount is not an amount: -1",
                "solution-gas-offset = 1000000000001|solution-gas-offset is at most 1000000000000: 1000000000001",
                "max-hop = 1|unknown keys under walras.solver.baseline: max-hop",
                "max-hops = many|max-hops has type STRING rather than NUMBER"
            })
    void shouldSayInOneLineWhatIsWrongWithTheConfiguration(String setting, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("solver.conf"), "walras.solver.baseline { " + setting + " }");

        assertThat(run("baseline", "--port", "0", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("walras solver: configuration: ")
                .contains(complaint);
    }

    @Test
    void shouldRefuseAKeyFileWithoutAKey() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "0x1234");

        assertThat(run("crossing", "--connect", "http://127.0.0.1:1", "--key-file", file.toString()))
                .isEqualTo(2);
        assertThat(err).hasToString(line("walras solver: " + file + " holds no private key"));
    }

    @Test
    void shouldRefuseToServeAndToConnectAtOnce() {
        assertThat(run("crossing", "--port", "0", "--connect", "http://127.0.0.1:1", "--key-file", "none"))
                .isEqualTo(2);
    }

    @Test
    void shouldReadNumbersAndTextAlike() throws IOException {
        Path file = Files.writeString(folder.resolve("solver.conf"), """
                walras.solver.baseline {
                  chain-id = "1"
                  base-tokens = ["0x6B175474E89094C44Da98b954EedeAC495271d0F"]
                  max-hops = "1"
                  native-token-price-estimation-amount = 100000000000000000000000
                  solution-gas-offset = -5
                }
                """);
        SolverConfig config = SolverConfig.load("baseline", file);

        assertThat(SolverName.BASELINE.make(config)).isNotNull();
        assertThat(config.amount("native-token-price-estimation-amount")).hasToString("100000000000000000000000");
        assertThat(config.integer64("solution-gas-offset")).isEqualTo(-5);
    }

    private int run(String... args) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
