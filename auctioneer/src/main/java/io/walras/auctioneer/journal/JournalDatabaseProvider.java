package io.walras.auctioneer.journal;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.apache.pekko.persistence.jdbc.db.SlickDatabaseProvider;

/**
 * Hands the persistence plugins the {@link Database} that the actor system was started with. Named in application.conf
 * and created by the plugins.
 */
public final class JournalDatabaseProvider implements SlickDatabaseProvider {
    private final JournalDatabase database;

    public JournalDatabaseProvider(ActorSystem system) {
        this.database = system.settings()
                .setup()
                .get(JournalDatabase.Installed.class)
                .orElseThrow(() -> new IllegalStateException("the actor system was started without Database.setup()"))
                .database();
    }

    @Override
    public SlickDatabase database(Config plugin) {
        return database;
    }
}
