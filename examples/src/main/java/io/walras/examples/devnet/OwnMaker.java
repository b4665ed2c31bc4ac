package io.walras.examples.devnet;

import io.walras.protocol.crypto.PrivateKey;
import java.util.Locale;

/** The market makers that a development network runs: one quotes little at close prices, the other more at wider ones. */
enum OwnMaker {
    ALMA(4, 2, 12_000),
    BRUNO(10, 5, 40_000);

    private final int spreadBps;
    private final int stepBps;
    private final long maxDollars;

    OwnMaker(int spreadBps, int stepBps, long maxDollars) {
        this.spreadBps = spreadBps;
        this.stepBps = stepBps;
        this.maxDollars = maxDollars;
    }

    /** As the command line and the file that describes the network spell it. */
    String makerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    PrivateKey key() {
        return Roles.maker(this == ALMA ? 0 : 1);
    }

    /** Basis points between its best bid and ask. */
    int spreadBps() {
        return spreadBps;
    }

    /** Basis points between two steps of its ladders. */
    int stepBps() {
        return stepBps;
    }

    /** The largest request that it answers, in dollars. */
    long maxDollars() {
        return maxDollars;
    }
}
