package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.address;
import static io.walras.protocol.auction.Auctions.bid;
import static io.walras.protocol.auction.Auctions.selling;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.testing.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConflictKeyTest {
    private static ConflictKey nonce(int maker, long nonce) {
        return new ConflictKey.QuoteNonce(new MakerNonce(address(maker), Uint256.of(nonce)));
    }

    private static ConflictKey pair(int sell, int buy) {
        return new ConflictKey.Pair(new DirectedPair(address(sell), address(buy)));
    }

    private static ScoredBid scored(int id, long score, ConflictKey... keys) {
        Bytes32 tieKey = Bytes32.of(Uint256.of(id).toWord());
        return new ScoredBid(
                bid(id, id, selling(id, 1, 2, 1_000)),
                new TreeMap<>(),
                Uint256.of(score),
                tieKey,
                new TreeSet<>(List.of(keys)));
    }

    private static List<Integer> ids(List<ScoredBid> bids) {
        return bids.stream()
                .map(scored -> scored.bid().id().toBigInteger().intValue())
                .toList();
    }

    @Test
    void shouldOrderPairsBeforeNoncesAndNoncesByMakerThenNumber() {
        Set<ConflictKey> keys = new TreeSet<>(
                List.of(nonce(2, 1), pair(5, 6), nonce(1, 300), nonce(1, 299), pair(1, 2), nonce(1, 300)));

        assertThat(keys).containsExactly(pair(1, 2), pair(5, 6), nonce(1, 299), nonce(1, 300), nonce(2, 1));
    }

    @Test
    void shouldLetOneWinnerUseANonceThatTwoBidsOnOtherPairsWant() {
        List<ScoredBid> bestFirst =
                List.of(scored(1, 30, pair(1, 2), nonce(9, 7)), scored(2, 20, pair(3, 4), nonce(9, 7)));

        assertThat(ids(GreedySelection.winners(bestFirst, 10))).containsExactly(1);
        assertThat(ids(ExactSelection.select(bestFirst, 10, 1_000).winners())).containsExactly(1);
    }

    @Test
    void shouldLetBothWinWithOtherNoncesOfTheMakerOrOfAnother() {
        List<ScoredBid> bestFirst = List.of(
                scored(1, 30, pair(1, 2), nonce(9, 7)),
                scored(2, 20, pair(3, 4), nonce(9, 8)),
                scored(3, 10, pair(5, 6), nonce(8, 7)));

        assertThat(ids(ExactSelection.select(bestFirst, 10, 1_000).winners())).containsExactly(1, 2, 3);
    }

    @Test
    void shouldNeverChooseTwoWinnersThatShareANonce() {
        Property.forAll(200, gen -> {
            List<ScoredBid> bids = new ArrayList<>();
            for (int id = 1; id <= 8; id++) {
                bids.add(scored(
                        id,
                        gen.between(1, 100),
                        pair(id, id + 100),
                        nonce(gen.between(1, 2), gen.between(1, 3)),
                        nonce(gen.between(1, 2), gen.between(1, 3))));
            }
            bids.sort(ScoredBid.BEST_FIRST);
            for (List<ScoredBid> winners : List.of(
                    GreedySelection.winners(bids, 10),
                    ExactSelection.select(bids, 10, 1_000).winners())) {
                Set<ConflictKey> used = new HashSet<>();
                assertThat(winners)
                        .isNotEmpty()
                        .allMatch(winner -> winner.occupied().stream().allMatch(used::add));
            }
        });
    }
}
