package io.walras.auctioneer.journal;

import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.testing.PostgreSqlServer;
import java.nio.file.Path;

/** The databases that everything must work on. */
public enum Vendor {
    H2 {
        @Override
        public DatabaseSettings newDatabase(Path folder) {
            return new DatabaseSettings(new H2Files(folder.resolve("h2")), 4, 4);
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings newDatabase(Path folder) {
            return PostgreSqlServer.newDatabase();
        }
    };

    /** An empty database; the test is aborted, loudly, if this machine cannot have one. */
    public abstract DatabaseSettings newDatabase(Path folder);
}
