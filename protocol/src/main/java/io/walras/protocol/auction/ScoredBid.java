package io.walras.protocol.auction;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A bid with its score.
 *
 * @param byPair score of each directed pair with a counted order, as the bid names its tokens
 * @param occupied the directed pairs of all its orders, counted or not, native read as wrapped, and the nonces of makers that
 *     it uses up
 */
record ScoredBid(
        Bid bid, SortedMap<DirectedPair, Uint256> byPair, Uint256 score, Bytes32 tieKey, Set<ConflictKey> occupied) {

    /** Higher score first, then the lower tie key, then the lower id. The solver is in the tie key. */
    static final Comparator<ScoredBid> BEST_FIRST = Comparator.comparing(ScoredBid::score)
            .reversed()
            .thenComparing(ScoredBid::tieKey)
            .thenComparing(scored -> scored.bid().id());

    static ScoredBid of(ArbitrationTerms terms, Bid bid, Scoring.Scored scored) {
        Set<ConflictKey> occupied = new TreeSet<>();
        bid.executions()
                .forEach(execution -> occupied.add(new ConflictKey.Pair(terms.canonical(DirectedPair.of(execution)))));
        bid.nonces().forEach(nonce -> occupied.add(new ConflictKey.QuoteNonce(nonce)));
        return new ScoredBid(bid, scored.byPair(), scored.total(), TieKey.of(terms.seed(), bid), occupied);
    }
}
