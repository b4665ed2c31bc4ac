package io.walras.protocol.market;

import java.util.Optional;
import java.util.stream.Stream;

/** How long a candle lasts. Each begins at a multiple of that since 1970, in UTC. */
public enum CandleInterval {
    MINUTE("1m", 1),
    FIVE_MINUTES("5m", 5),
    QUARTER("15m", 15),
    HOUR("1h", 60),
    FOUR_HOURS("4h", 240),
    DAY("1d", 1_440);

    private static final long MINUTE_MILLIS = 60_000;

    private final String wireName;
    private final long minutes;

    CandleInterval(String wireName, long minutes) {
        this.wireName = wireName;
        this.minutes = minutes;
    }

    /** The interval that is called so on the wire. */
    public static Optional<CandleInterval> ofWireName(String name) {
        return Stream.of(values())
                .filter(interval -> interval.wireName.equals(name))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    /** Its length in milliseconds. */
    public long millis() {
        return minutes * MINUTE_MILLIS;
    }

    /** The beginning of the interval that this time is in, both in unix milliseconds. */
    public long start(long at) {
        return Math.floorDiv(at, millis()) * millis();
    }
}
