package io.walras.settlement;

import io.walras.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Reads private keys from files: {@code 0x} and 64 hex digits, one line, readable by the owner of the file alone. */
public final class KeyFile {
    private static final int MAX_BYTES = 128;
    private static final Set<PosixFilePermission> OWNERS_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /**
     * The key in the file.
     *
     * @throws Refused if there is no such file, it holds no key, or others may read it, where the file system knows
     *     permissions
     */
    public static PrivateKey read(Path file) {
        try {
            requirePrivate(file);
            if (Files.size(file) > MAX_BYTES) {
                throw new Refused(file, "is too long to be a key");
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return PrivateKey.parse(text)
                    .orElseThrow(() -> new Refused(file, "is not 0x and the 64 hex digits of a private key"));
        } catch (NoSuchFileException missing) {
            throw new Refused(file, "does not exist");
        } catch (FileSystemException unreadable) {
            throw new Refused(file, "cannot be read");
        } catch (IOException notText) {
            throw new Refused(file, "is not text");
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        if (!OWNERS_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new Refused(file, "is open to others than its owner; run: chmod 600 " + file);
        }
    }

    /** The file is no key file; the message says why, on one line, and never shows the key. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(Path file, String why) {
            super("key file " + file + " " + why, null, false, false);
        }
    }
}
