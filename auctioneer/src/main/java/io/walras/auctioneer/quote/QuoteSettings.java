package io.walras.auctioneer.quote;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.walras.auctioneer.intake.Rate;
import java.time.Duration;

/**
 * The settings under {@code walras.quotes}; reference.conf says what each one means.
 *
 * @param solveTime how long solvers may take
 * @param longestSolveTime how long they may take if the client wants to wait longer
 * @param expiry how long a quote is kept
 * @param slowExpiry how long one is kept whose order has to be signed by a contract or a transaction
 * @param maxInFlight quotes that are made at once; a further request is told to come back
 * @param all how many quotes are made for all clients together
 * @param perAddress how many are made for one network address
 */
public record QuoteSettings(
        Duration solveTime,
        Duration longestSolveTime,
        Duration expiry,
        Duration slowExpiry,
        int maxInFlight,
        int maxKept,
        Duration nativePriceTtl,
        Rate all,
        Rate perAddress) {
    /** Reads the section {@code walras.quotes}. */
    public static QuoteSettings of(Config quotes) {
        return new QuoteSettings(
                duration(quotes, "solve-time"),
                duration(quotes, "longest-solve-time"),
                duration(quotes, "expiry"),
                duration(quotes, "slow-expiry"),
                positive(quotes, "max-in-flight"),
                positive(quotes, "max-kept"),
                duration(quotes, "native-price-ttl"),
                Rate.of(quotes.getConfig("all")),
                Rate.of(quotes.getConfig("per-address")));
    }

    private static int positive(Config section, String key) {
        int value = section.getInt(key);
        if (value < 1 || value > 10_000_000) {
            throw new ConfigException.BadValue(section.getValue(key).origin(), key, "must be from 1 to 10000000");
        }
        return value;
    }

    private static Duration duration(Config section, String key) {
        Duration value = section.getDuration(key);
        if (value.compareTo(Duration.ofMillis(10)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new ConfigException.BadValue(section.getValue(key).origin(), key, "must be from 10 ms to 1 hour");
        }
        return value;
    }
}
