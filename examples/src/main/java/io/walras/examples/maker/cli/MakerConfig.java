package io.walras.examples.maker.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.walras.examples.maker.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.Sides;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of a maker: {@code walras.maker} of a HOCON file.
 *
 * @param rpc the node that tells what the maker has
 * @param markets what it quotes
 */
record MakerConfig(URI rpc, long chainId, Address allowanceHolder, Address quoteSettler, List<Market> markets) {
    private static final Set<String> KEYS = Set.of("rpc", "chain-id", "allowance-holder", "quote-settler", "markets");
    private static final Set<String> MARKET_KEYS = Set.of(
            "base",
            "quote",
            "min-size",
            "max-size",
            "mid-base",
            "mid-quote",
            "spread-bps",
            "step-bps",
            "steps",
            "skew-bps",
            "target",
            "limit");

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is not there or makes no sense; says why
     */
    static MakerConfig read(Path file) {
        try {
            Config maker = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve()
                    .getConfig("walras.maker");
            requireKnown(maker, KEYS, "walras.maker");
            return new MakerConfig(
                    URI.create(maker.getString("rpc")),
                    maker.getLong("chain-id"),
                    address(maker, "allowance-holder"),
                    address(maker, "quote-settler"),
                    maker.getConfigList("markets").stream()
                            .map(MakerConfig::market)
                            .toList());
        } catch (ConfigException broken) {
            throw new IllegalArgumentException("configuration: " + broken.getMessage(), broken);
        }
    }

    /** The tokens that are quoted. */
    Set<Address> tokens() {
        Set<Address> tokens = new TreeSet<>();
        markets.forEach(market ->
                tokens.addAll(List.of(market.pair().base(), market.pair().quote())));
        return tokens;
    }

    private static Market market(Config market) {
        requireKnown(market, MARKET_KEYS, "a market");
        return new Market(
                new PairTerms(
                        address(market, "base"),
                        address(market, "quote"),
                        amount(market, "min-size"),
                        amount(market, "max-size"),
                        Sides.Both),
                new PriceJson(amount(market, "mid-base"), amount(market, "mid-quote")),
                market.getInt("spread-bps"),
                market.getInt("step-bps"),
                market.getInt("steps"),
                market.getInt("skew-bps"),
                amount(market, "target"),
                amount(market, "limit"));
    }

    private static void requireKnown(Config config, Set<String> known, String where) {
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ConfigException.Generic("unknown keys in " + where + ": " + String.join(", ", unknown));
        }
    }

    private static Address address(Config config, String key) {
        String text = config.getString(key);
        return Address.parse(text).orElseThrow(() -> new ConfigException.Generic(key + " is not an address: " + text));
    }

    private static Uint256 amount(Config config, String key) {
        String text = config.getString(key);
        return Uint256.parseDecimal(text)
                .orElseThrow(() -> new ConfigException.Generic(key + " is not an amount: " + text));
    }
}
