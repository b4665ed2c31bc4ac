package io.walras.auctioneer.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads typed values out of a configuration; a value that does not fit is reported with its key and what it should be. */
final class SettingsReader {
    private final Config config;

    SettingsReader(Config config) {
        this.config = config;
    }

    SettingsReader at(String key) {
        return new SettingsReader(config.getConfig(key));
    }

    String text(String key) {
        String text = config.getString(key);
        if (text.isBlank()) {
            throw wrong(key, "must not be empty");
        }
        return text;
    }

    Address address(String key) {
        return parsed(key, "0x and 40 hex digits with the right checksum", Address::parse);
    }

    /** The address at this key, or empty if the key is missing or holds an empty text. */
    Optional<Address> optionalAddress(String key) {
        return isSet(key) ? Optional.of(address(key)) : Optional.empty();
    }

    Uint256 amount(String key) {
        return parsed(key, "a decimal integer below 2^256", Uint256::parseDecimal);
    }

    Fraction factor(String key) {
        return parsed(
                key,
                "a decimal from 0 to below 1",
                text -> Fraction.parseDecimal(text).filter(Fraction::isLessThanOne));
    }

    Optional<URI> optionalUrl(String key) {
        return isSet(key) ? Optional.of(url(key)) : Optional.empty();
    }

    URI url(String key) {
        try {
            URI url = URI.create(text(key));
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw wrong(key, "must be an http or https URL: " + notAUrl.getMessage());
        }
        throw wrong(key, "must be an http or https URL with a host");
    }

    Path path(String key) {
        return Path.of(text(key));
    }

    Duration duration(String key) {
        Duration duration = config.getDuration(key);
        if (duration.isNegative() || duration.isZero()) {
            throw wrong(key, "must be longer than nothing");
        }
        return duration;
    }

    int integer(String key, int min, int max) {
        return (int) whole(key, min, max);
    }

    long whole(String key, long min, long max) {
        long value = config.getLong(key);
        if (value < min || value > max) {
            throw wrong(key, "must be from " + min + " to " + max + ", not " + value);
        }
        return value;
    }

    List<SettingsReader> each(String key) {
        return config.getConfigList(key).stream()
                .<SettingsReader>map(SettingsReader::new)
                .toList();
    }

    List<Address> addresses(String key) {
        return config.getStringList(key).stream()
                .map(text -> Address.parse(text).orElseThrow(() -> wrong(key, "holds no address: " + text)))
                .toList();
    }

    boolean isSet(String key) {
        return config.hasPath(key) && !config.getString(key).isBlank();
    }

    ConfigException wrong(String key, String what) {
        return new ConfigException.BadValue(config.origin(), key, what);
    }

    private <T> T parsed(String key, String shape, Function<String, Optional<T>> parser) {
        String text = text(key);
        return parser.apply(text).orElseThrow(() -> wrong(key, "must be " + shape + ", not \"" + text + "\""));
    }
}
