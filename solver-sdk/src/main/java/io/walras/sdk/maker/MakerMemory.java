package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.maker.Inventory.Reserved;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A file with what is promised and which row was dealt with last, for the process that comes after this one. Without a file
 * it does nothing. What cannot be written or read is logged, and the maker goes on: only the memory is lost.
 */
final class MakerMemory {
    private static final Logger LOG = System.getLogger(MakerConnection.class.getName());

    private final Optional<Path> file;

    MakerMemory(Optional<Path> file) {
        this.file = file.map(Path::toAbsolutePath);
    }

    /** What the file holds. */
    record Kept(Address maker, long lastRow, List<Reserved> reserved) {}

    /** Writes it down in the place of what was there. */
    void keep(Address maker, long lastRow, Inventory inventory) {
        file.ifPresent(target -> {
            try {
                // Temporary files are readable by their owner alone; a reader finds the old file or the new one.
                Path written = Files.createTempFile(target.getParent(), "maker", ".tmp");
                Files.write(written, EngineJson.write(new Kept(maker, lastRow, inventory.reservations())));
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException unwritable) {
                LOG.log(Level.ERROR, "promises cannot be kept in " + target, unwritable);
            }
        });
    }

    /** What an earlier process of this maker kept. */
    Optional<Kept> recall(Address maker) {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(EngineJson.read(Files.readAllBytes(file.get()), Kept.class))
                    .filter(kept -> kept.maker().equals(maker));
        } catch (IOException | MalformedJsonException unreadable) {
            LOG.log(Level.ERROR, "the promises in " + file.get() + " cannot be read", unreadable);
            return Optional.empty();
        }
    }
}
