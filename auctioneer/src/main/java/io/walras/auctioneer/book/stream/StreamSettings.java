package io.walras.auctioneer.book.stream;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.walras.auctioneer.intake.Rate;

/**
 * The settings under {@code walras.http.market-streams}; reference.conf says what each one means.
 *
 * @param outboundMessages that may pile up for one subscription, and for answers
 */
public record StreamSettings(
        int maxStreams, int maxStreamsPerAddress, int maxSubscriptions, int outboundMessages, Rate requests) {
    /** Reads the section. */
    public static StreamSettings of(Config streams) {
        return new StreamSettings(
                positive(streams, "max-streams"),
                positive(streams, "max-streams-per-address"),
                positive(streams, "max-subscriptions"),
                positive(streams, "outbound-messages"),
                Rate.of(streams.getConfig("requests")));
    }

    private static int positive(Config section, String key) {
        int value = section.getInt(key);
        if (value < 1 || value > 100_000) {
            throw new ConfigException.BadValue(section.getValue(key).origin(), key, "must be from 1 to 100000");
        }
        return value;
    }
}
