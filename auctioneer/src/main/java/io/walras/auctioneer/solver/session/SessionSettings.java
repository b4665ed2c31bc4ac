package io.walras.auctioneer.solver.session;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.walras.auctioneer.intake.Rate;
import java.time.Duration;

/**
 * The settings under {@code walras.sessions}; reference.conf says what each one means.
 *
 * @param standingTtl how long it is believed what the registry said of a solver
 */
public record SessionSettings(
        Duration loginTimeout,
        Duration heartbeat,
        Places places,
        int outboundMessages,
        Rate messages,
        Duration standingTtl) {
    private static final int MISSED_HEARTBEATS = 3;

    /** Reads the section {@code walras.sessions}. */
    public static SessionSettings of(Config sessions) {
        return new SessionSettings(
                duration(sessions, "login-timeout"),
                duration(sessions, "heartbeat"),
                new Places(
                        positive(sessions, "max-solvers"),
                        positive(sessions, "max-shadows"),
                        positive(sessions, "max-shadows-per-address"),
                        positive(sessions, "max-guests")),
                positive(sessions, "outbound-messages"),
                Rate.of(sessions.getConfig("messages")),
                duration(sessions, "standing-ttl"));
    }

    /** How long a connection may be silent before it is given up. */
    public Duration longestSilence() {
        return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }

    private static int positive(Config section, String key) {
        int value = section.getInt(key);
        if (value < 1 || value > 100_000) {
            throw new ConfigException.BadValue(section.getValue(key).origin(), key, "must be from 1 to 100000");
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
