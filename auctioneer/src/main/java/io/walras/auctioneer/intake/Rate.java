package io.walras.auctioneer.intake;

import com.typesafe.config.Config;

/**
 * How often something may be done: {@code burst} times at once, {@code perSecond} times a second in the long run.
 *
 * @param keys how many parties are told apart; the one that came longest ago is forgotten for a new one
 */
public record Rate(int perSecond, int burst, int keys) {
    public Rate {
        if (perSecond < 1 || burst < 1 || keys < 1) {
            throw new IllegalArgumentException("a rate is positive: " + perSecond + ", " + burst + ", " + keys);
        }
    }

    /** Reads a section {@code {per-second, burst, keys}}. */
    public static Rate of(Config section) {
        return new Rate(section.getInt("per-second"), section.getInt("burst"), section.getInt("keys"));
    }
}
