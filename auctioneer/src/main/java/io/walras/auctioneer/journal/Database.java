package io.walras.auctioneer.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.journal.DatabaseSettings.PostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.pekko.actor.setup.Setup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;

/**
 * The one database of an auctioneer: journal, snapshots and query tables share its pool of connections. Opened, and its
 * tables brought up to date, before the actor system that journals into it is started.
 */
public final class Database implements AutoCloseable {
    private static final int H2_FILE_IS_LOCKED = ErrorCode.DATABASE_ALREADY_OPEN_1;

    private final HikariDataSource pool;
    private final JournalDatabase journal;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.pool = pool;
        this.journal = new JournalDatabase(settings, pool);
    }

    /**
     * Opens the database and creates or migrates its tables.
     *
     * @throws DatabaseUnavailable if it cannot be reached, is in use by another process, or holds tables that this
     *     version does not know
     */
    public static Database open(DatabaseSettings settings) {
        HikariDataSource pool = connect(settings);
        try {
            migrate(settings, pool);
            return new Database(settings, pool);
        } catch (FlywayValidateException otherTables) {
            pool.close();
            throw new DatabaseUnavailable(
                    "the tables are of a newer version, or not ours: start the version that wrote them, or choose another"
                            + " folder or database in walras.storage",
                    otherTables);
        } catch (FlywayException failed) {
            pool.close();
            throw new DatabaseUnavailable("the tables cannot be brought up to date: " + firstLine(failed), failed);
        }
    }

    /** Connections to the database; a connection is in auto-commit mode when it is taken. */
    public DataSource connections() {
        return pool;
    }

    /** The number of the last event journaled under this id; 0 if there is none. */
    public long lastSequenceNumber(String persistenceId) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT COALESCE(MAX(sequence_number), 0) FROM event_journal WHERE persistence_id = ?")) {
            statement.setString(1, persistenceId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new DatabaseUnavailable("the journal cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** What an actor system is started with, so that its persistence plugins use this database. */
    public Setup setup() {
        return new JournalDatabase.Installed(journal);
    }

    /** Closes all connections; the actor system must be terminated before. */
    @Override
    public void close() {
        journal.database().close();
        pool.close();
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        HikariConfig config = switch (settings.store()) {
            case H2Files files -> h2(files);
            case PostgreSql server -> postgreSql(server);
        };
        config.setPoolName("walras");
        config.setMaximumPoolSize(settings.journalConnections() + settings.queryConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failed) {
            throw new DatabaseUnavailable(explain(settings, failed), failed);
        }
    }

    private static HikariConfig h2(H2Files files) {
        HikariConfig config = new HikariConfig();
        // Written to disk before a commit is answered, and never over space that an older state still needs: with
        // reuse, recovery after a kill can fall back behind the last commits (ADR 0007). Closed by us and not by H2's
        // own shutdown hook.
        config.setJdbcUrl("jdbc:h2:file:" + files.folder().toAbsolutePath().resolve("walras")
                + ";DATABASE_TO_UPPER=false;WRITE_DELAY=0;REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE");
        config.setUsername("sa");
        config.setPassword("");
        return config;
    }

    private static HikariConfig postgreSql(PostgreSql server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        server.passwordFile().ifPresent(file -> config.setPassword(password(file)));
        return config;
    }

    private static String password(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "" : lines.get(0);
        } catch (IOException unreadable) {
            throw new DatabaseUnavailable("the password file " + file + " cannot be read", unreadable);
        }
    }

    private static void migrate(DatabaseSettings settings, DataSource connections) {
        String vendor = switch (settings.store()) {
            case H2Files ignored -> "h2";
            case PostgreSql ignored -> "postgresql";
        };
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/migration/" + vendor, "classpath:db/migration/common")
                // Tables that a newer version has changed are not for this one to write.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    private static String explain(DatabaseSettings settings, Throwable failed) {
        return switch (settings.store()) {
            case H2Files files
            when isLocked(failed) ->
                "the data folder " + files.folder() + " is in use by another process: stop that one, or give this one a"
                        + " folder of its own in walras.storage.h2.folder";
            case H2Files files -> "the data folder " + files.folder() + " cannot be opened: " + firstLine(failed);
            case PostgreSql server ->
                "the database " + server.url() + " cannot be reached as " + server.user() + ": " + firstLine(failed);
        };
    }

    private static boolean isLocked(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IS_LOCKED) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** The database cannot be used; the message is one line that tells the operator what to do. */
    public static final class DatabaseUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        DatabaseUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
