package io.walras.solvers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MakerCheckTest {
    private static final String MAKER = "0x0000000000000000000000000000000000001001";
    private static final String PAIR =
            "0x0000000000000000000000000000000000001001:0x0000000000000000000000000000000000001002:1:10";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = MakerCheck.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void shouldReportOfAMakerThatIsNotThereAsJunitXmlToo() throws IOException {
        Path junit = folder.resolve("report.xml");

        assertThat(run("--http", "http://127.0.0.1:1", "--maker", MAKER, "--pair", PAIR, "--junit", junit.toString()))
                .isEqualTo(1);

        assertThat(out.toString()).contains("FAILED  quotes both sides at once", "does not conform");
        assertThat(junit).content().startsWith("<?xml").contains("<failure>POST /quote failed");
    }

    @Test
    void shouldReportOfAHubThatIsNotThere() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "0x" + "1".repeat(64));

        assertThat(run("--hub", "http://127.0.0.1:1", "--key-file", key.toString(), "--json"))
                .isEqualTo(1);

        assertThat(out.toString())
                .startsWith("[{\"name\":\"challenges each connection anew\",\"conforms\":false,")
                .contains("there is no connection");
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThat(run("--listen", "0")).isEqualTo(2);
        assertThat(run("--http", "http://127.0.0.1:1", "--maker", MAKER)).isEqualTo(2);
        assertThat(run("--hub", "http://127.0.0.1:1")).isEqualTo(2);

        assertThat(err.toString()).contains("--maker is needed", "--http needs a --pair", "--hub needs a --key-file");
    }
}
