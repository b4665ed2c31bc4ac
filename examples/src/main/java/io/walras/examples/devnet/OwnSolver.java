package io.walras.examples.devnet;

import java.util.Arrays;
import java.util.Locale;

/** The reference solvers that a development network runs. */
enum OwnSolver {
    BASELINE,
    CROSSING,
    RFQ;

    /** Whether it opens a session and seals its bids; the other is asked over HTTP as CoW's engines are. */
    boolean overSession() {
        return this != BASELINE;
    }

    /** Whether it is there for makers' quotes. */
    boolean needsMakers() {
        return this == RFQ;
    }

    /** As the command line of the solvers spells it. */
    String solverName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isName(String name) {
        return Arrays.stream(values()).anyMatch(solver -> solver.solverName().equals(name));
    }
}
