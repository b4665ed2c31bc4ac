package io.walras.auctioneer.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which database holds journal and query tables.
 *
 * @param journalConnections connections, and threads, that the journal uses at most
 * @param queryConnections connections that everything else uses at most
 */
public record DatabaseSettings(Store store, int journalConnections, int queryConnections) {
    /** Where the data is. */
    public sealed interface Store {}

    /** Files in this folder, opened by this process alone. */
    public record H2Files(Path folder) implements Store {}

    /**
     * A PostgreSQL database.
     *
     * @param url a jdbc:postgresql URL
     * @param passwordFile holds the password on its first line; empty if the server asks for none
     */
    public record PostgreSql(String url, String user, Optional<Path> passwordFile) implements Store {}

    public DatabaseSettings {
        if (journalConnections < 1 || queryConnections < 1) {
            throw new IllegalArgumentException("a database needs connections");
        }
    }
}
