package io.walras.auctioneer.journal;

import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes to the real database as the auctioneer does, one thread into the journal and one into the query tables, says
 * what it found and each number that was committed, and goes on until it is killed.
 */
final class DoomedWriter {
    static final String FOUND_JOURNALED = "found journaled ";
    static final String FOUND_PROJECTED = "found projected ";
    static final String JOURNALED = "journaled ";
    static final String PROJECTED = "projected ";

    /** About the size of an event that admits an order. */
    private static final int EVENT_BYTES = 700;

    /** As many events as the projection takes into one transaction. */
    private static final int PAGE = 256;

    private final Database database;
    private final Random random;
    private final BlockingQueue<Long> committed = new LinkedBlockingQueue<>();

    private DoomedWriter(Database database, long seed) {
        this.database = database;
        this.random = new Random(seed);
    }

    /**
     * Arguments: the folder, the milliseconds to rest after each event, the seed, and optionally for how many
     * milliseconds H2 keeps space that it could write over.
     */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        Database database = Database.open(new DatabaseSettings(new H2Files(Path.of(arguments[0])), 4, 4));
        if (arguments.length > 3) {
            try (Connection connection = database.connections().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET RETENTION_TIME " + Integer.parseInt(arguments[3]));
            }
        }
        DoomedWriter writer = new DoomedWriter(database, Long.parseLong(arguments[2]));
        long journaled = database.lastSequenceNumber(JournalingSystem.LANE);
        long projected = projected(database);
        say(FOUND_JOURNALED, journaled);
        say(FOUND_PROJECTED, projected);
        for (long number = projected + 1; number <= journaled; number++) {
            writer.committed.add(number);
        }
        Thread projection = new Thread(writer::project);
        projection.setDaemon(true);
        projection.start();
        writer.journal(journaled, Long.parseLong(arguments[1]));
    }

    /** The last event that the query tables hold; 0 if there is none. */
    static long projected(Database database) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT COALESCE(MAX(sequence_number), 0) FROM projection_offset")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** One line in one write: a kill may cut off the last one, and no other. */
    private static synchronized void say(String what, long number) {
        System.out.println(what + number);
    }

    private void journal(long last, long rest) throws SQLException, InterruptedException {
        byte[] event = new byte[EVENT_BYTES];
        try (Connection connection = database.connections().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO event_journal (persistence_id,"
                        + " sequence_number, writer, write_timestamp, adapter_manifest, event_payload, event_ser_id,"
                        + " event_ser_manifest) VALUES (?, ?, 'writer', 0, '', ?, 1, 'event')")) {
            connection.setAutoCommit(false);
            for (long number = last + 1; ; number++) {
                random.nextBytes(event);
                insert.setString(1, JournalingSystem.LANE);
                insert.setLong(2, number);
                insert.setBytes(3, event);
                insert.executeUpdate();
                connection.commit();
                say(JOURNALED, number);
                committed.add(number);
                if (rest > 0) {
                    Thread.sleep(rest);
                }
            }
        }
    }

    private void project() {
        Random places = new Random(0);
        try (Connection connection = database.connections().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO auctions (auction_id, cut_at, state, competition) VALUES (?, 0, 'OPEN', ?)");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE auctions SET competition = ? WHERE auction_id = ?");
                PreparedStatement offset = connection.prepareStatement(
                        "MERGE INTO projection_offset KEY (persistence_id) VALUES ('lane', ?, 1)")) {
            connection.setAutoCommit(false);
            while (true) {
                List<Long> page = new ArrayList<>(List.of(committed.take()));
                committed.drainTo(page, PAGE - 1);
                for (long number : page) {
                    insert.setLong(1, number);
                    insert.setString(2, "c".repeat(EVENT_BYTES));
                    insert.executeUpdate();
                    // What happens to orders later spreads over all pages of a table.
                    update.setString(1, "u".repeat(1 + places.nextInt(2 * EVENT_BYTES)));
                    update.setLong(2, places.nextLong(number) + 1);
                    update.executeUpdate();
                }
                long last = page.getLast();
                offset.setLong(1, last);
                offset.executeUpdate();
                connection.commit();
                say(PROJECTED, last);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
