package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.journal.JournalingSystem;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.protocol.testing.Gen;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that journals and projects is killed without warning, and started again on the same files. */
final class ProjectionKillTest {
    @Test
    void shouldLoseNothingAndCountNothingTwiceWhenKilled(@TempDir Path folder)
            throws IOException, InterruptedException {
        long acknowledged = 0;
        for (int kill = 1; kill <= 2; kill++) {
            acknowledged = killAfter(folder, acknowledged + 30);
        }

        SortedMap<String, String> recovered;
        try (ProjectionRun run = ProjectionRun.start(settings(folder))) {
            assertThat(run.journal.database().lastSequenceNumber(JournalingSystem.LANE))
                    .isGreaterThanOrEqualTo(acknowledged);
            run.awaitProjected();
            recovered = TableHash.of(run.journal.database());
        }
        assertThat(rebuilt(folder)).isEqualTo(recovered);
    }

    private static DatabaseSettings settings(Path folder) {
        return new DatabaseSettings(new H2Files(folder), 4, 4);
    }

    private static SortedMap<String, String> rebuilt(Path folder) {
        try (Database database = Database.open(settings(folder))) {
            new Transactions(database.connections(), Duration.ofSeconds(5))
                    .write(sql -> new QueryTables(sql, JournalingSystem.LANE).clear());
        }
        try (ProjectionRun run = ProjectionRun.start(settings(folder))) {
            run.awaitProjected();
            return TableHash.of(run.journal.database());
        }
    }

    /** Kills the process once it has said that this many events are journaled, and tells what it said last. */
    private static long killAfter(Path folder, long events) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long said = 0;
        try {
            BufferedReader output = victim.inputReader();
            while (said < events) {
                String line = output.readLine();
                assertThat(line).as("the process lives").isNotNull();
                said = Long.parseLong(line);
            }
        } finally {
            victim.destroyForcibly().waitFor();
        }
        return said;
    }

    /** Journals a long story from where the files end, and says after each write how many events there are. */
    static final class Victim {
        public static void main(String[] arguments) {
            List<LaneRecord> story = new LaneStory(new Gen(11)).steps(1_000).journal();
            try (ProjectionRun run = ProjectionRun.start(settings(Path.of(arguments[0])))) {
                int next = (int) run.journal.database().lastSequenceNumber(JournalingSystem.LANE);
                while (next < story.size()) {
                    int to = Math.min(next + 3, story.size());
                    System.out.println(run.journal.write(story.subList(next, to)));
                    next = to;
                }
            }
        }
    }
}
