package io.walras.examples.cli;

/** Tells on stderr what is being done; stdout is for results. */
final class Progress {
    private Progress() {}

    static void say(String line) {
        System.err.println("walras: " + line);
    }
}
