package io.walras.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that will be written: what cannot be one is told before anything is started. */
final class OutFile {
    private OutFile() {}

    /**
     * The file as it was given.
     *
     * @throws IllegalArgumentException if it is a folder, or would be in one that there is not
     */
    static Path require(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(option + " needs a file, and " + file + " is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(option + " needs a file in a folder that exists, unlike " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException(option + " needs a folder that can be written to, unlike " + folder);
        }
        return file;
    }
}
