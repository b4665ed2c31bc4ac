package io.walras.auctioneer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.auctioneer.replay.RecordedAuction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private Outcome replay(String record) throws IOException {
        return run(
                "replay",
                Files.writeString(folder.resolve("record.json"), record).toString());
    }

    @Test
    void shouldSayThatThereIsNoDifference() throws IOException {
        Outcome outcome = replay(new RecordedAuction().held().text());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("auction 1: no difference (3 bids, 1 awards)")
                .hasLineCount(1);
    }

    @Test
    void shouldSayHowManyCancellationsAreClaimed() throws IOException {
        Outcome outcome = replay(new RecordedAuction().heldWithACancellation().text());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("1 winner not awarded because of a cancellation that the record does not prove")
                .hasLineCount(1);
    }

    @Test
    void shouldTellInOneLineThatARecordContradictsItself() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode record =
                (ObjectNode) json.readTree(new RecordedAuction().held().text());
        ((ObjectNode) record.at("/judged/evidence/rounds/0/failed/0")).remove("id");

        Outcome outcome = replay(record.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("not the record of an auction").hasLineCount(1);
    }

    @Test
    void shouldTellTheDefaultOfTheApi() {
        assertThat(run("replay", "--help").out())
                .contains("http://127.0.0.1:8080")
                .doesNotContain("$");
    }
}
