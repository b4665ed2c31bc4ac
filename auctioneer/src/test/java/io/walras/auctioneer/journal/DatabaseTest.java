package io.walras.auctioneer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.journal.Database.DatabaseUnavailable;
import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.journal.DatabaseSettings.PostgreSql;
import io.walras.auctioneer.testing.PostgreSqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir
    private Path folder;

    private DatabaseSettings h2() {
        return new DatabaseSettings(new H2Files(folder), 2, 2);
    }

    @Test
    void shouldKeepWhatItHoldsWhenOpenedAgain() throws SQLException {
        try (Database database = Database.open(h2());
                Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO auctions (auction_id, cut_at, state) VALUES (1, 2, 'OPEN')");
        }

        try (Database database = Database.open(h2());
                Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM auctions")).isEqualTo(1);
        }
    }

    @Test
    void shouldStartWithAnEmptyJournal() {
        try (Database database = Database.open(h2())) {
            assertThat(database.lastSequenceNumber("lane")).isZero();
        }
    }

    @Test
    void shouldSayWhichFolderAnotherProcessUses() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.resolve("walras").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> Database.open(h2()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessage("the data folder " + folder + " is in use by another process: stop that one, or give"
                            + " this one a folder of its own in walras.storage.h2.folder");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** Opens an H2 file and keeps it open until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws SQLException, IOException {
            try (Connection held = DriverManager.getConnection("jdbc:h2:file:" + arguments[0], "sa", "")) {
                System.out.println(held.isClosed() ? "closed" : "held");
                System.in.read();
            }
        }
    }

    @Test
    void shouldSayWhichServerCannotBeReached() {
        PostgreSql nobody = new PostgreSql("jdbc:postgresql://127.0.0.1:1/walras", "walras", Optional.empty());

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(nobody, 2, 2)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("the database jdbc:postgresql://127.0.0.1:1/walras cannot be reached as walras")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldSayThatThePasswordFileIsMissing() {
        PostgreSql server = new PostgreSql(
                "jdbc:postgresql://127.0.0.1:1/walras", "walras", Optional.of(folder.resolve("password")));

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(server, 2, 2)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage("the password file " + folder.resolve("password") + " cannot be read");
    }

    @Test
    void shouldRefuseTablesOfANewerVersion() throws SQLException {
        try (Database database = Database.open(h2());
                Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                    + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                    + " VALUES (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 'sa', 0, TRUE)");
        }

        assertThatThrownBy(() -> Database.open(h2()))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("the tables are of a newer version, or not ours");
    }

    @Test
    void shouldCreateItsTablesOnPostgreSql() {
        try (Database database = Database.open(PostgreSqlServer.newDatabase())) {
            assertThat(database.lastSequenceNumber("lane")).isZero();
        }
    }
}
