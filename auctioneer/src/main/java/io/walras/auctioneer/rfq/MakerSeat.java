package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.rfq.levels.LevelFeed;
import io.walras.protocol.wire.maker.PairTerms;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A maker that can be asked.
 *
 * @param universe the pairs that it quotes
 * @param feeds what it has streamed of them
 * @param streams whether it could stream; one that could and does not is asked now and then only
 */
record MakerSeat(
        Address maker,
        SortedMap<TokenPair, PairTerms> universe,
        SortedMap<TokenPair, LevelFeed> feeds,
        boolean streams,
        MakerLine line) {
    MakerSeat {
        universe = Collections.unmodifiableSortedMap(new TreeMap<>(universe));
        feeds = Collections.unmodifiableSortedMap(new TreeMap<>(feeds));
    }

    /** Somebody who has just come and has not said anything yet. */
    static MakerSeat empty(Address maker, MakerLine line) {
        return new MakerSeat(maker, new TreeMap<>(), new TreeMap<>(), true, line);
    }
}
