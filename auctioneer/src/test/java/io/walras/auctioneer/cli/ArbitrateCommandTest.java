package io.walras.auctioneer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ArbitrateCommandTest {
    private static final String EMPTY_AUCTION = """
            {"policy":"greedy","maxWinners":1,"nativePrices":{},"surplusCapturingJitOrderOwners":[],
             "feePolicies":{},"solutions":[{"id":%d,"solver":"0x0000000000000000000000000000000000000001","orders":[]}]}""";

    @TempDir
    private Path folder = Path.of("");

    /** What a command left behind. */
    private record Outcome(int code, String out, String err) {}

    private static Outcome run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        return new Outcome(commandLine.execute(texts), out.toString(), err.toString());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String verdict(int id) {
        return "{\"ranked\":[],\"referenceScores\":{},\"dropped\":[{\"id\":%d,\"reason\":\"NoCountedOrder\"}]}"
                .formatted(id);
    }

    @Test
    void shouldPrintTheVerdictAndNothingElse() throws IOException {
        Outcome outcome = run("arbitrate", write("a.json", EMPTY_AUCTION.formatted(7)));

        assertThat(outcome).isEqualTo(new Outcome(0, verdict(7) + System.lineSeparator(), ""));
    }

    @Test
    void shouldKeyABatchByFullFileNameSorted() throws IOException {
        write("b.json", EMPTY_AUCTION.formatted(2));
        write("a.json", EMPTY_AUCTION.formatted(1));
        write("a", EMPTY_AUCTION.formatted(0));
        write(".hidden", "not an auction");
        Files.createDirectory(folder.resolve("c.json"));

        assertThat(run("arbitrate", "--batch", folder).out())
                .isEqualTo("{\"a\":%s,\"a.json\":%s,\"b.json\":%s}%n".formatted(verdict(0), verdict(1), verdict(2)));
    }

    @Test
    void shouldNameFileAndPlaceOnOneLineIfTheFileIsMalformed() throws IOException {
        Path file = write("bad.json", EMPTY_AUCTION.formatted(1).replace("greedy", "random"));
        String line = "walras arbitrate: %s: /policy: not a policy this version knows; it knows greedy and exact%n"
                .formatted(file);
        write("good.json", EMPTY_AUCTION.formatted(1));

        assertThat(run("arbitrate", file)).isEqualTo(new Outcome(2, "", line));
        assertThat(run("arbitrate", "--batch", folder)).isEqualTo(new Outcome(2, "", line));
    }

    @Test
    void shouldSayOnOneLineThatAFileOrFolderIsMissing() {
        Path missing = folder.resolve("missing");

        assertThat(run("arbitrate", missing))
                .isEqualTo(new Outcome(2, "", "walras arbitrate: %s: not a readable file%n".formatted(missing)));
        assertThat(run("arbitrate", "--batch", missing))
                .isEqualTo(new Outcome(2, "", "walras arbitrate: %s: not a readable folder%n".formatted(missing)));
    }

    @Test
    void shouldRefuseWrongUsageOnOneLine() throws IOException {
        Path file = write("a.json", EMPTY_AUCTION.formatted(1));

        for (Outcome outcome : List.of(
                run(),
                run("nonsense"),
                run("arbitrate"),
                run("arbitrate", file, file),
                run("arbitrate", file, "--batch", folder))) {
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines()).hasSize(1);
        }
    }

    @Test
    void shouldExplainItself() {
        assertThat(run("arbitrate", "--help").out()).contains("--batch", "FILE", "docs/reference/scoring.md");
        assertThat(run("--help").out()).contains("arbitrate");
    }
}
