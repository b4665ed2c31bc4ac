package io.walras.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's folder, which the launcher tells. */
final class Home {
    private Home() {}

    /** @throws IllegalStateException if it is not known */
    static Path folder() {
        Path home = Path.of(System.getProperty("walras.home", "")).toAbsolutePath();
        if (!Files.isDirectory(home.resolve("contracts"))) {
            throw new IllegalStateException("the folder of the project is not known; start with ./walras");
        }
        return home;
    }
}
