package io.walras.solvers.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one solver: its block of the defaults, overridden by that of a file. Every reader throws {@link
 * ConfigException} with a message for the operator.
 */
final class SolverConfig {
    private final String root;
    private final Config block;

    private SolverConfig(String root, Config block) {
        this.root = root;
        this.block = block;
    }

    /** The block {@code walras.solver.<name>}; without a file, the defaults. */
    static SolverConfig load(String name, @Nullable Path file) {
        String root = "walras.solver." + name;
        Config defaults = ConfigFactory.parseResources(SolverConfig.class, "/reference.conf");
        Config given = file == null
                ? ConfigFactory.empty()
                : ConfigFactory.parseFile(
                        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        Config block = given.withFallback(defaults).resolve().getConfig(root);
        Set<String> unknown = new TreeSet<>(block.root().keySet());
        unknown.removeAll(defaults.getConfig(root).root().keySet());
        if (!unknown.isEmpty()) {
            throw new ConfigException.Generic("unknown keys under " + root + ": " + String.join(", ", unknown));
        }
        return new SolverConfig(root, block);
    }

    int integer(String key) {
        return block.getInt(key);
    }

    long integer64(String key) {
        return block.getLong(key);
    }

    Uint256 amount(String key) {
        return Uint256.parseDecimal(block.getString(key))
                .orElseThrow(() -> broken(key, "is not an amount: " + block.getString(key)));
    }

    Optional<Address> address(String key) {
        return block.hasPath(key) ? Optional.of(address(key, block.getString(key))) : Optional.empty();
    }

    List<Address> addresses(String key) {
        return block.getStringList(key).stream().map(text -> address(key, text)).toList();
    }

    /** What to throw if the value of a key makes no sense. */
    ConfigException broken(String key, String what) {
        return new ConfigException.Generic(root + "." + key + " " + what);
    }

    private Address address(String key, String text) {
        return Address.parse(text).orElseThrow(() -> broken(key, "is not an address: " + text));
    }
}
