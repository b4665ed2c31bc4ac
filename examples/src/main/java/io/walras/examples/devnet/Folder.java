package io.walras.examples.devnet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one development network. A new network is a new chain, so each gets a folder of its own, and nothing an
 * earlier one left is touched.
 */
final class Folder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private Folder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** The next unused {@code run-N} below the given folder, or a temporary folder, which goes away on close. */
    static Folder create(Optional<Path> below) {
        try {
            if (below.isEmpty()) {
                return new Folder(Files.createTempDirectory("walras-devnet-"), true);
            }
            Path base = Files.createDirectories(below.get().toAbsolutePath());
            int number = 1;
            while (Files.exists(base.resolve("run-" + number))) {
                number++;
            }
            return new Folder(Files.createDirectory(base.resolve("run-" + number)), false);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot create a folder for the network's data", unwritable);
        }
    }

    Path path() {
        return path;
    }

    Path log(String process) {
        return path.resolve(process + ".log");
    }

    /** Writes a file that only its owner may read. */
    Path write(String name, String content) {
        return writeSecret(path.resolve(name), content);
    }

    /** Writes a file anywhere that only its owner may read, in the place of one that is there. */
    static Path writeSecret(Path file, String content) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            try (Stream<Path> files = Files.walk(path)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
