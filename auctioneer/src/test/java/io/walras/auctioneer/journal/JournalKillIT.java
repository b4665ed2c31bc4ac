package io.walras.auctioneer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills one process after another on the same files. By default a handful, with H2 made to write over old space after a
 * second; with {@code -Dwalras.killloop=N} as many as that, with the settings of production and on files that are old
 * enough for those to have an effect.
 */
final class JournalKillIT {
    private static final int CAMPAIGN = Integer.getInteger("walras.killloop", 0);
    private static final int KILLS = CAMPAIGN > 0 ? CAMPAIGN : 6;
    private static final long SEED = Long.getLong("walras.seed", 20_260_801L);

    /** In production 45 s. H2 finds the last commit from one of the 20 before it: those must not be written over yet. */
    private static final int HARSH_RETENTION_MILLIS = 1_000;

    private static final Duration AGEING = CAMPAIGN > 0 ? Duration.ofSeconds(75) : Duration.ofSeconds(5);
    private static final int LONG_CLOSE_MILLIS = 1_500;
    private static final List<Integer> RESTS = List.of(0, 0, 2, 20);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private long journaled;
    private long projected;

    @Test
    @Timeout(7_200)
    void shouldHoldEveryAcknowledgedCommitAfterEachKill() throws IOException, InterruptedException, SQLException {
        writeUntilKilled(0, AGEING);
        for (int kill = 2; kill <= KILLS; kill++) {
            writeUntilKilled(RESTS.get(random.nextInt(RESTS.size())), Duration.ofMillis(500 + random.nextInt(1_500)));
        }

        assertHoldsEverything();
    }

    @Test
    @Timeout(7_200)
    void shouldHoldEverythingWhenKilledWhileItCloses() throws IOException, InterruptedException, SQLException {
        writeUntilKilled(0, AGEING);
        long large = size();
        for (int kill = 1; kill <= KILLS; kill++) {
            closeAndKill(kill == 1 ? Duration.ZERO : Duration.ofMillis(random.nextInt(LONG_CLOSE_MILLIS)));
        }

        assertHoldsEverything();
        assertThat(size()).as("bytes after closing in order").isLessThan(large / 2);
    }

    private void assertHoldsEverything() throws SQLException {
        try (Database database = Database.open(new DatabaseSettings(new H2Files(folder), 4, 4))) {
            assertThat(database.lastSequenceNumber(JournalingSystem.LANE)).isGreaterThanOrEqualTo(journaled);
            assertThat(DoomedWriter.projected(database)).isGreaterThanOrEqualTo(projected);
            assertThat(eventsUpTo(database, journaled)).isEqualTo(journaled);
        }
    }

    private void writeUntilKilled(int rest, Duration life) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), String.valueOf(rest)));
        arguments.add(String.valueOf(SEED));
        if (CAMPAIGN == 0) {
            arguments.add(String.valueOf(HARSH_RETENTION_MILLIS));
        }
        Process writer = start(DoomedWriter.class, arguments);
        try (BufferedReader said = writer.inputReader()) {
            journaled = found(said, DoomedWriter.FOUND_JOURNALED, journaled);
            projected = found(said, DoomedWriter.FOUND_PROJECTED, projected);
            long before = journaled;
            long end = System.nanoTime() + life.toNanos();
            boolean killed = false;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                note(line);
                if (!killed && System.nanoTime() - end > 0 && line.startsWith(DoomedWriter.JOURNALED)) {
                    // Not the process itself: that would discard what it has said until now.
                    killed = writer.toHandle().destroyForcibly();
                }
            }
            assertThat(killed).as("the writer lives until it is killed").isTrue();
            assertThat(journaled).isGreaterThan(before);
            System.err.printf("killed at %d events, %d MB%n", journaled, size() >> 20);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private void closeAndKill(Duration delay) throws IOException, InterruptedException {
        Process closer = start(DoomedCloser.class, List.of(folder.toString()));
        try (BufferedReader said = closer.inputReader()) {
            journaled = found(said, DoomedWriter.FOUND_JOURNALED, journaled);
            assertThat(said.readLine()).isEqualTo(DoomedCloser.CLOSING);
            closer.waitFor(delay.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            closer.destroyForcibly().waitFor();
        }
    }

    private static Process start(Class<?> program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What the process says it found, which is not less than what was acknowledged before. */
    private static long found(BufferedReader said, String what, long acknowledged) throws IOException {
        long found = number(said.readLine(), what);
        assertThat(found).as("%s, acknowledged before, seed %d", what, SEED).isGreaterThanOrEqualTo(acknowledged);
        return found;
    }

    /** What was said was committed before it was said. A number that the kill cut short is smaller, and changes nothing. */
    private void note(String line) {
        if (line.matches(DoomedWriter.JOURNALED + "\\d+")) {
            journaled = Math.max(journaled, number(line, DoomedWriter.JOURNALED));
        } else if (line.matches(DoomedWriter.PROJECTED + "\\d+")) {
            projected = Math.max(projected, number(line, DoomedWriter.PROJECTED));
        }
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("walras.mv.db"));
    }

    private static long number(String line, String after) {
        assertThat(line).startsWith(after);
        return Long.parseLong(line.substring(after.length()));
    }

    private static long eventsUpTo(Database database, long last) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM event_journal WHERE deleted = FALSE AND sequence_number <= " + last)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
