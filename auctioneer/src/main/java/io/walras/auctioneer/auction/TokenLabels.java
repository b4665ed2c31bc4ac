package io.walras.auctioneer.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.engine.EngineAuction.TokenLabel;
import io.walras.settlement.chain.TokenDirectory;
import io.walras.settlement.chain.TokenMetadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tokens call themselves. Each is asked once; a bounded number is remembered. Safe to use from many threads, one of
 * which asks at a time.
 */
public final class TokenLabels {
    private static final int REMEMBERED = 100_000;

    private final TokenDirectory tokens;
    private final Map<Address, TokenLabel> labels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, TokenLabel> eldest) {
            return size() > REMEMBERED;
        }
    };

    public TokenLabels(TokenDirectory tokens) {
        this.tokens = tokens;
    }

    /** The labels of those tokens that have one. Blocks. */
    public synchronized Map<Address, TokenLabel> of(Collection<Address> wanted) {
        Set<Address> unknown = new TreeSet<>(wanted);
        unknown.removeAll(labels.keySet());
        if (!unknown.isEmpty()) {
            tokens.describe(unknown).forEach(this::remember);
        }
        Map<Address, TokenLabel> found = new LinkedHashMap<>();
        for (Address token : wanted) {
            TokenLabel label = labels.get(token);
            if (label != null) {
                found.put(token, label);
            }
        }
        return found;
    }

    private void remember(Address token, TokenMetadata metadata) {
        Integer decimals = metadata.decimals();
        String symbol = metadata.symbol();
        if (decimals != null) {
            labels.put(token, new TokenLabel(decimals, symbol == null ? "" : symbol));
        }
    }
}
