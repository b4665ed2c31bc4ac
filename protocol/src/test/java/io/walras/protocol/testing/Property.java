package io.walras.protocol.testing;

import java.util.function.Consumer;

/**
 * Runs a test for many seeds. A failure names its seed; {@code -Dwalras.seed=N} runs that one alone. The seeds are the
 * same in every run, so a build never fails by luck.
 */
public final class Property {
    private static final String SEED_PROPERTY = "walras.seed";

    private Property() {}

    /** Calls {@code body} with a fresh generator for each seed from 1 to {@code runs}. */
    public static void forAll(int runs, Consumer<Gen> body) {
        String only = System.getProperty(SEED_PROPERTY);
        if (only != null) {
            run(Long.parseLong(only), body);
            return;
        }
        for (long seed = 1; seed <= runs; seed++) {
            run(seed, body);
        }
    }

    private static void run(long seed, Consumer<Gen> body) {
        try {
            body.accept(new Gen(seed));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "seed " + seed + " (rerun with -D" + SEED_PROPERTY + "=" + seed + "): " + failure.getMessage(),
                    failure);
        }
    }
}
