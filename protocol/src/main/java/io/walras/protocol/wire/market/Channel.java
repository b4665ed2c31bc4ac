package io.walras.protocol.wire.market;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be followed of a market. */
public enum Channel {
    BOOK,
    BBO,
    TRADES,
    AUCTIONS;

    /** The channel of this name on the wire. */
    public static Optional<Channel> ofWireName(String name) {
        return Stream.of(values())
                .filter(channel -> channel.wireName().equals(name))
                .findFirst();
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
