package io.walras.protocol.wire.maker;

import java.util.Locale;

/** The three streams of a session. */
public enum Channel {
    /** Indicative ladders; each pair counts its own updates. */
    LEVELS,
    /** Requests and firm quotes, of one auction at a time; nothing of them is sent again. */
    QUOTES,
    /** What became of firm quotes: numbered rows without gap, sent again from any number for seven days. */
    EXECUTIONS;

    /** Its name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
