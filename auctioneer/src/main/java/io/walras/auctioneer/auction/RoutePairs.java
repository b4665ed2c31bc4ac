package io.walras.auctioneer.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.intent.Intent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The pairs of tokens whose pools matter to an auction.
 *
 * @param baseTokens tokens that routes may pass through, the wrapped native token first
 */
public record RoutePairs(List<Address> baseTokens) {
    public RoutePairs {
        baseTokens = List.copyOf(baseTokens);
    }

    /** Those that a route of at most two pools through a base token could use. */
    public List<TokenPair> of(Collection<Intent> intents) {
        Address wrapped = baseTokens.getFirst();
        List<TokenPair> traded = new ArrayList<>(TokenPair.among(baseTokens));
        for (Intent intent : intents) {
            traded.addAll(between(
                    intent.order().sellToken(), intent.order().buyToken().nativeAs(wrapped)));
        }
        return traded;
    }

    /** Those that a route from one token to another could use. */
    public List<TokenPair> between(Address sold, Address bought) {
        List<TokenPair> pairs = new ArrayList<>(TokenPair.of(sold, bought));
        for (Address base : baseTokens) {
            pairs.addAll(TokenPair.of(sold, base));
            pairs.addAll(TokenPair.of(base, bought));
        }
        return pairs;
    }
}
