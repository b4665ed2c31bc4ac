package io.walras.auctioneer.rfq;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.walras.auctioneer.intake.Rate;
import io.walras.protocol.rfq.levels.FeedRules;
import java.time.Duration;

/**
 * The settings under {@code walras.rfq}; reference.conf says what each one means.
 *
 * @param deadline after which no answer counts
 * @param checkTime how long the chain may take to tell whether quotes can be kept
 * @param holdTime how long after the deadline a maker waits at most to hear whether its quotes are selected
 * @param settleTime how long after it is asked for a quote has to be good on-chain
 * @param minPartial the most that the smallest part of a quote may be, in millionths of the whole
 */
public record RfqSettings(
        Duration deadline,
        Duration checkTime,
        Duration holdTime,
        Duration settleTime,
        long minPartial,
        FeedRules levels,
        Sessions sessions) {
    /**
     * The sessions of makers.
     *
     * @param ping how often a maker pings; twice as long without a word ends the session
     * @param places instances of makers at once
     * @param guests connections on which nobody has logged in yet
     * @param statsInterval how often a maker is told how well it quotes
     */
    public record Sessions(
            Duration loginTimeout,
            Duration ping,
            int places,
            int guests,
            int outboundMessages,
            Rate messages,
            Duration statsInterval) {}

    /** Reads the section {@code walras.rfq}. */
    public static RfqSettings of(Config rfq) {
        Config levels = rfq.getConfig("levels");
        Config sessions = rfq.getConfig("sessions");
        return new RfqSettings(
                duration(rfq, "deadline"),
                duration(rfq, "check-time"),
                duration(rfq, "hold-time"),
                duration(rfq, "settle-time"),
                whole(rfq, "min-partial-ppm", 0, 1_000_000),
                new FeedRules(
                        duration(levels, "min-interval").toMillis(),
                        duration(levels, "stale").toMillis(),
                        (int) whole(levels, "max-steps", 1, 64)),
                new Sessions(
                        duration(sessions, "login-timeout"),
                        duration(sessions, "ping"),
                        (int) whole(sessions, "max-makers", 1, 10_000),
                        (int) whole(sessions, "max-guests", 1, 10_000),
                        (int) whole(sessions, "outbound-messages", 1, 100_000),
                        Rate.of(sessions.getConfig("messages")),
                        duration(sessions, "stats-interval")));
    }

    private static long whole(Config section, String key, long min, long max) {
        long value = section.getLong(key);
        if (value < min || value > max) {
            throw new ConfigException.BadValue(
                    section.getValue(key).origin(), key, "must be from " + min + " to " + max);
        }
        return value;
    }

    private static Duration duration(Config section, String key) {
        Duration value = section.getDuration(key);
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new ConfigException.BadValue(section.getValue(key).origin(), key, "must be from 1 ms to 1 hour");
        }
        return value;
    }
}
