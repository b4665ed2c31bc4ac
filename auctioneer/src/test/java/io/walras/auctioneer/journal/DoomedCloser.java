package io.walras.auctioneer.journal;

import io.walras.auctioneer.journal.DatabaseSettings.H2Files;
import java.nio.file.Path;

/** Opens the real database and closes it, and says when it begins to and when it has. Argument: the folder. */
final class DoomedCloser {
    static final String CLOSING = "closing";
    static final String CLOSED = "closed";

    private DoomedCloser() {}

    public static void main(String[] arguments) {
        try (Database database = Database.open(new DatabaseSettings(new H2Files(Path.of(arguments[0])), 4, 4))) {
            System.out.println(
                    DoomedWriter.FOUND_JOURNALED + database.lastSequenceNumber(JournalingSystem.LANE) + "\n" + CLOSING);
        }
        System.out.println(CLOSED);
    }
}
