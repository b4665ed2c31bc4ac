package io.walras.examples.demo;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tokens of the development network with the prices its pools start at. */
final class Assets {
    private static final Map<String, Long> MICRO_DOLLARS = Map.of(
            "WETH", 3_000_000_000L, "USDC", 1_000_000L, "DAI", 1_000_000L, "WBTC", 60_000_000_000L, "COW", 300_000L);

    private final SortedMap<String, Asset> bySymbol = new TreeMap<>();

    Assets(DevnetFile network) {
        network.tokens().forEach((symbol, token) -> {
            Long price = MICRO_DOLLARS.get(symbol);
            if (price != null) {
                bySymbol.put(symbol, new Asset(symbol, token.address(), token.decimals(), price));
            }
        });
    }

    Asset get(String symbol) {
        Asset asset = bySymbol.get(symbol);
        if (asset == null) {
            throw new IllegalArgumentException("the network has no token " + symbol);
        }
        return asset;
    }

    Asset at(Address address) {
        return bySymbol.values().stream()
                .filter(asset -> asset.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown token " + address));
    }

    Collection<Asset> all() {
        return bySymbol.values();
    }
}
