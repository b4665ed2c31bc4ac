package io.walras.auctioneer.app;

import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import io.walras.auctioneer.journal.DatabaseSettings.PostgreSql;
import io.walras.auctioneer.journal.DatabaseSettings.Store;
import io.walras.auctioneer.ledger.EdgeMemorySettings;
import io.walras.auctioneer.ledger.LedgerSettings;
import java.util.Optional;

/** Where the journal and the query tables are, and how they are kept: the section {@code walras.storage}. */
record StorageSettings(DatabaseSettings database, LedgerSettings ledger, EdgeMemorySettings edge) {
    /** One writes what the journal has, one what the edge is to remember. */
    private static final int OTHER_CONNECTIONS = 2;

    static StorageSettings of(SettingsReader storage) {
        int queryConnections = storage.integer("query-connections", 3, 1_000);
        return new StorageSettings(
                new DatabaseSettings(
                        store(storage), storage.integer("journal-connections", 1, 1_000), queryConnections),
                new LedgerSettings(
                        queryConnections - OTHER_CONNECTIONS,
                        storage.integer("queries.queue", 1, 1_000_000),
                        storage.duration("queries.timeout"),
                        storage.integer("projection.batch", 1, 100_000),
                        storage.duration("projection.min-backoff"),
                        storage.duration("projection.max-backoff"),
                        storage.integer("feed.retained", 1, 10_000_000),
                        storage.integer("feed.max-subscribers", 1, 1_000_000)),
                new EdgeMemorySettings(
                        storage.integer("edge.max-app-data", 1, 10_000_000),
                        storage.integer("edge.max-answers", 1, 10_000_000),
                        storage.duration("edge.answer-lifetime")));
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
