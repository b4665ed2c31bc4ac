package io.walras.solvers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConformanceCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Conformance.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void shouldFindThatThisCodeSaysWhatTheKitSays() {
        assertThat(run("vectors")).isZero();

        assertThat(out.toString().lines())
                .contains("ok      transcripts/one-auction.json")
                .endsWith("conforms");
    }

    @Test
    void shouldReportAsJson() {
        assertThat(run("vectors", "--json")).isZero();

        assertThat(out.toString()).startsWith("[{\"name\":\"vectors.json logins\",\"conforms\":true,\"findings\":[]}");
    }

    @Test
    void shouldWriteTheKit() {
        assertThat(run("vectors", "--out", folder.toString())).isZero();

        assertThat(folder.resolve("transcripts/refusals.json")).isNotEmptyFile();
    }

    @Test
    void shouldFailIfNobodyIsThere() {
        assertThat(run("auctioneer", "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(out.toString())
                .contains("FAILED  ", "there is no connection")
                .contains("does not conform");
    }

    @Test
    void shouldRefuseWhatIsNoAuctioneer() {
        assertThat(run("auctioneer", "ftp://somewhere")).isEqualTo(2);

        assertThat(err.toString()).contains("not an http, https, ws or wss URL: ftp://somewhere");
    }
}
