package io.walras.examples.devnet;

import java.util.Arrays;
import java.util.Locale;

/** The reference solvers that a development network runs. */
enum OwnSolver {
    BASELINE,
    CROSSING;

    /** As the command line of the solvers spells it. */
    String solverName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isName(String name) {
        return Arrays.stream(values()).anyMatch(solver -> solver.solverName().equals(name));
    }
}
