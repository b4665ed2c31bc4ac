package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.scoring;
import static io.walras.protocol.auction.Auctions.selling;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Ranking.Proof;
import io.walras.protocol.auction.Ranking.RankedBid;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactSelectionPropertyTest {
    private static List<Bid> bids(Gen gen, int most, int orders) {
        return IntStream.range(0, gen.between(1, most))
                .mapToObj(i -> new Bid(
                        Uint256.of(i),
                        Auctions.address(gen.between(1, 5)),
                        gen.shuffled(IntStream.rangeClosed(1, orders).boxed().toList()).stream()
                                .limit(gen.between(1, 3))
                                .map(order -> selling(order, order, 21 - order, gen.between(1_000, 1_008)))
                                .toList(),
                        nonces(gen)))
                .toList();
    }

    /** Up to two of six nonces of two makers. */
    private static SortedSet<MakerNonce> nonces(Gen gen) {
        SortedSet<MakerNonce> nonces = new TreeSet<>();
        for (int i = gen.between(0, 2); i > 0; i--) {
            nonces.add(new MakerNonce(Auctions.address(gen.between(1, 2)), Uint256.of(gen.between(1, 3))));
        }
        return nonces;
    }

    private static ArbitrationTerms terms(SelectionPolicy policy, int maxWinners, Bytes32 seed) {
        return new ArbitrationTerms(policy, maxWinners, scoring(), seed, null);
    }

    private static BigInteger total(Collection<RankedBid> bids) {
        return bids.stream().map(bid -> bid.score().toBigInteger()).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static boolean areDisjoint(List<RankedBid> bids) {
        Set<DirectedPair> pairs = new HashSet<>();
        Set<MakerNonce> nonces = new HashSet<>();
        return bids.stream()
                        .flatMap(bid -> bid.bid().executions().stream().map(DirectedPair::of))
                        .allMatch(pairs::add)
                && bids.stream().flatMap(bid -> bid.bid().nonces().stream()).allMatch(nonces::add);
    }

    /** The greatest total of at most so many of these bids, each pair taken once and each nonce used up once. */
    private static BigInteger bestTotal(List<RankedBid> fair, int maxWinners) {
        BigInteger best = BigInteger.ZERO;
        for (int bits = 0; bits < 1 << fair.size(); bits++) {
            if (Integer.bitCount(bits) <= maxWinners) {
                int chosen = bits;
                List<RankedBid> set = IntStream.range(0, fair.size())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToObj(fair::get)
                        .toList();
                best = areDisjoint(set) ? best.max(total(set)) : best;
            }
        }
        return best;
    }

    @Test
    void shouldAgreeWithBruteForceOnWinnersAndReferences() {
        Property.forAll(200, gen -> {
            int maxWinners = gen.between(1, 5);
            Ranking ranking = Arbitrator.rank(
                    terms(new SelectionPolicy.Exact(100_000), maxWinners, gen.bytes32()), bids(gen, 10, 7));
            List<RankedBid> fair = ranking.ranked().stream()
                    .filter(bid -> !bid.isFilteredOut())
                    .toList();

            assertThat(areDisjoint(ranking.winners())).isTrue();
            assertThat(total(ranking.winners())).isEqualTo(bestTotal(fair, maxWinners));
            ranking.referenceScores().forEach((solver, score) -> {
                List<RankedBid> others = fair.stream()
                        .filter(bid -> !bid.bid().solver().equals(solver))
                        .toList();
                assertThat(score.toBigInteger()).isEqualTo(bestTotal(others, maxWinners));
            });
            assertThat(ranking.proof()).isEqualTo(new Proof(true, Uint256.ZERO, List.of()));
        });
    }

    @Test
    void shouldNotDependOnTheOrderOfTheBidsNotEvenWhenTheBudgetIsSpent() {
        Property.forAll(150, gen -> {
            List<Bid> bids = bids(gen, 60, 12);
            ArbitrationTerms terms =
                    terms(new SelectionPolicy.Exact(gen.between(1, 300)), gen.between(0, 8), gen.bytes32());

            assertThat(Arbitrator.rank(terms, gen.shuffled(bids))).isEqualTo(Arbitrator.rank(terms, bids));
        });
    }

    @Test
    void shouldBeAtLeastAsGoodAsGreedyAndNeverPayLessThanNothing() {
        Property.forAll(150, gen -> {
            List<Bid> bids = bids(gen, 60, 12);
            int maxWinners = gen.between(1, 8);
            Bytes32 seed = gen.bytes32();

            Ranking greedy = Arbitrator.rank(terms(SelectionPolicy.GREEDY, maxWinners, seed), bids);
            Ranking exact =
                    Arbitrator.rank(terms(new SelectionPolicy.Exact(gen.between(1, 300)), maxWinners, seed), bids);
            Ranking proven = Arbitrator.rank(terms(new SelectionPolicy.Exact(1_000_000), maxWinners, seed), bids);

            BigInteger total = total(exact.winners());
            assertThat(areDisjoint(greedy.winners())).isTrue();
            assertThat(areDisjoint(exact.winners())).isTrue();
            Proof proof = requireNonNull(exact.proof());
            assertThat(total).isGreaterThanOrEqualTo(total(greedy.winners()));
            assertThat(total.add(proof.gap().toBigInteger())).isGreaterThanOrEqualTo(total(proven.winners()));
            assertThat(exact.referenceScores().values())
                    .allMatch(reference -> reference.toBigInteger().compareTo(total) <= 0);
            assertThat(requireNonNull(proven.proof()).isOptimal()).isTrue();
            assertThat(proof.isOptimal() && !proof.hasGreatestTotal()).isFalse();
            if (proof.hasGreatestTotal()) {
                assertThat(total).isEqualTo(total(proven.winners()));
            }
        });
    }
}
