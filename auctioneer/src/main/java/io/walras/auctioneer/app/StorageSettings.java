package io.walras.auctioneer.app;

import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.journal.DatabaseSettings.PostgreSql;
import io.walras.auctioneer.journal.DatabaseSettings.Store;
import io.walras.auctioneer.ledger.LedgerSettings;
import java.util.Optional;

/** Where the journal and the query tables are, and how they are kept: the section {@code walras.storage}. */
record StorageSettings(DatabaseSettings database, LedgerSettings ledger) {
    static StorageSettings of(SettingsReader storage) {
        int queryConnections = storage.integer("query-connections", 2, 1_000);
        return new StorageSettings(
                new DatabaseSettings(
                        store(storage), storage.integer("journal-connections", 1, 1_000), queryConnections),
                new LedgerSettings(
                        queryConnections - 1,
                        storage.integer("queries.queue", 1, 1_000_000),
                        storage.duration("queries.timeout"),
                        storage.integer("projection.batch", 1, 100_000),
                        storage.duration("projection.min-backoff"),
                        storage.duration("projection.max-backoff"),
                        storage.integer("feed.retained", 1, 10_000_000),
                        storage.integer("feed.max-subscribers", 1, 1_000_000)));
    }

    private static Store store(SettingsReader storage) {
        return switch (storage.text("kind")) {
            case "h2" -> new H2Files(storage.path("h2.folder"));
            case "postgresql" -> {
                SettingsReader server = storage.at("postgresql");
                yield new PostgreSql(
                        server.text("url"),
                        server.text("user"),
                        server.isSet("password-file") ? Optional.of(server.path("password-file")) : Optional.empty());
            }
            default -> throw storage.wrong("kind", "must be h2 or postgresql");
        };
    }
}
