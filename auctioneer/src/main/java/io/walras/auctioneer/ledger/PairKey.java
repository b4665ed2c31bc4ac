package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.market.Pair;

/** How the tables name a pair: both addresses, the smaller one first. */
final class PairKey {
    private PairKey() {}

    static Bytes of(Pair pair) {
        Pair sorted = pair.sorted();
        return Bytes.concat(sorted.base().toArray(), sorted.quote().toArray());
    }
}
