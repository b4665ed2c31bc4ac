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
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.apache.pekko.actor.setup.Setup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one database of an auctioneer: journal, snapshots and query tables share its pool of connections. Opened, and its
 * tables brought up to date, before the actor system that journals into it is started.
 */
public final class Database implements AutoCloseable {
    private static final String H2_USER = "sa";
    private static final int H2_FILE_IS_LOCKED = ErrorCode.DATABASE_ALREADY_OPEN_1;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final JournalDatabase journal;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
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

    /**
     * Closes all connections; the actor system must be terminated before. Files are then copied into as little space as
     * they need: being killed meanwhile leaves them as they were.
     */
    @Override
    public void close() {
        journal.database().close();
        pool.close();
        if (settings.store() instanceof H2Files files) {
            compact(files);
        }
    }

    private static void compact(H2Files files) {
        try (Connection last = DriverManager.getConnection(url(files), H2_USER, "");
                Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException failed) {
            LOG.atWarn()
                    .addKeyValue("folder", files.folder())
                    .addKeyValue("reason", failed.getMessage())
                    .log("the data folder is closed and whole, but keeps its size");
        }
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
        config.setJdbcUrl(url(files));
        // H2 closes the file with the last connection: the pool must not retire that one while we run.
        config.setMaxLifetime(0);
        config.setUsername(H2_USER);
        config.setPassword("");
        return config;
    }

    private static String url(H2Files files) {
        // Handed to the operating system before a commit is answered; closed by us and not by H2's own shutdown hook,
        // and
        // without the compaction in place that H2 then tries by default, which is known to lose data (ADR 0007).
        return "jdbc:h2:file:" + files.folder().toAbsolutePath().resolve("walras")
                + ";DATABASE_TO_UPPER=false;WRITE_DELAY=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE";
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
