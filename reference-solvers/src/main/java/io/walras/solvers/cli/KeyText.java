package io.walras.solvers.cli;

import io.walras.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds one private key as text: 0x and 64 hex digits. */
final class KeyText {
    /** A key file holds one key; whatever is longer is something else. */
    private static final long MOST_KEY_BYTES = 1_024;

    private KeyText() {}

    /**
     * The key.
     *
     * @throws IllegalArgumentException if there is none; says why
     */
    static PrivateKey read(Path file) {
        try {
            if (Files.size(file) > MOST_KEY_BYTES) {
                throw new IllegalArgumentException(file + " is too long to be a key");
            }
            return PrivateKey.parse(Files.readString(file).strip())
                    .orElseThrow(() -> new IllegalArgumentException(file + " holds no private key"));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
