package io.walras.auctioneer.app;

import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.ledger.LedgerSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Where everything is kept and how it is queried. */
public record StorageSettings(DatabaseSettings database, LedgerSettings ledger) {

    static StorageSettings of(SettingsReader storage) {
        return new StorageSettings(database(storage), ledger(storage));
    }

    private static DatabaseSettings database(SettingsReader storage) {
        DatabaseSettings.Store store = switch (storage.text("kind")) {
            case "h2" -> new DatabaseSettings.H2Files(storage.at("h2").path("folder"));
            case "postgresql" -> postgreSql(storage.at("postgresql"));
            default -> throw storage.wrong("kind", "must be h2 or postgresql");
        };
        return new DatabaseSettings(
                store,
                storage.integer("journal-connections", 1, 1_000),
                storage.integer("query-connections", 2, 1_000));
    }

    private static DatabaseSettings.PostgreSql postgreSql(SettingsReader server) {
        String url = server.text("url");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw server.wrong("url", "must start with jdbc:postgresql:");
        }
        Optional<Path> password =
                server.isSet("password-file") ? Optional.of(server.path("password-file")) : Optional.empty();
        return new DatabaseSettings.PostgreSql(url, server.text("user"), password);
    }

    private static LedgerSettings ledger(SettingsReader storage) {
        SettingsReader projection = storage.at("projection");
        return new LedgerSettings(
                // One connection is left to the projection.
                storage.integer("query-connections", 2, 1_000) - 1,
                storage.at("queries").integer("queue", 1, 100_000),
                storage.at("queries").duration("timeout"),
                projection.integer("batch", 1, 10_000),
                projection.duration("min-backoff"),
                projection.duration("max-backoff"),
                storage.at("feed").integer("retained", 1, 1_000_000),
                storage.at("feed").integer("max-subscribers", 1, 100_000));
    }
}
