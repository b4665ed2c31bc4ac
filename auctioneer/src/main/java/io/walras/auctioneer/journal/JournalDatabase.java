package io.walras.auctioneer.journal;

import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.journal.DatabaseSettings.PostgreSql;
import javax.sql.DataSource;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import scala.Option;
import slick.jdbc.H2Profile$;
import slick.jdbc.JdbcBackend$;
import slick.jdbc.JdbcBackend.JdbcDatabaseDef;
import slick.jdbc.JdbcProfile;
import slick.jdbc.PostgresProfile$;
import slick.util.AsyncExecutor$;

/** The database as the persistence plugins see it: threads of their own over the shared pool. */
final class JournalDatabase implements SlickDatabase {
    /** Statements that may wait for a thread; the journal refuses what comes on top. */
    private static final int QUEUE = 1_000;

    private final JdbcDatabaseDef database;
    private final JdbcProfile profile;

    JournalDatabase(DatabaseSettings settings, DataSource pool) {
        int threads = settings.journalConnections();
        this.database = JdbcBackend$.MODULE$
                .Database()
                .forDataSource(
                        pool,
                        Option.apply(threads),
                        AsyncExecutor$.MODULE$.apply("journal", threads, threads, QUEUE, threads),
                        false);
        this.profile = switch (settings.store()) {
            case H2Files ignored -> H2Profile$.MODULE$;
            case PostgreSql ignored -> PostgresProfile$.MODULE$;
        };
    }

    @Override
    public JdbcDatabaseDef database() {
        return database;
    }

    @Override
    public JdbcProfile profile() {
        return profile;
    }

    /** The plugins share it, so none of them may shut it down. */
    @Override
    public boolean allowShutdown() {
        return false;
    }

    /** Carries the database into the actor system. */
    static final class Installed extends Setup {
        private final JournalDatabase database;

        Installed(JournalDatabase database) {
            this.database = database;
        }

        JournalDatabase database() {
            return database;
        }
    }
}
