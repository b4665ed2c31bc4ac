package io.walras.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before anything is started. */
class DevnetCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void shouldSayThatAFolderIsNoFile() {
        assertThat(run("devnet", "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--out", folder.toString(), "is a folder");
    }

    @Test
    void shouldSayThatThereIsNoFolderForTheFile() {
        Path missing = folder.resolve("missing");
        assertThat(run("devnet", "--out", missing.resolve("d.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--out", missing.toString());
    }

    @Test
    void shouldSayThatThereIsNoFolderForAKey() {
        Path missing = folder.resolve("missing");
        String out = folder.resolve("d.json").toString();
        assertThat(run("devnet", "--out", out, "--session-solver", "mine=" + missing.resolve("key")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--session-solver", missing.toString());
    }

    @Test
    void shouldRefuseASolverThatCannotBeAsked() {
        String out = folder.resolve("d.json").toString();
        assertThat(run("devnet", "--out", out, "--solver", "a=ftp://x")).isEqualTo(2);
        assertThat(err.toString()).contains("solver a", "http", "ftp://x");
    }
}
