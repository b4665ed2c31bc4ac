package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.address;
import static io.walras.protocol.auction.Auctions.atoms;
import static io.walras.protocol.auction.Auctions.bid;
import static io.walras.protocol.auction.Auctions.execution;
import static io.walras.protocol.auction.Auctions.scoring;
import static io.walras.protocol.auction.Auctions.selling;
import static io.walras.protocol.auction.Auctions.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.BidRefusal.Code;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Property;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases of winner selection as docs/reference/scoring.md has it; the numbers of a bid are its id and its solver. */
class ArbitratorTest {
    private static Ranking rank(Bid... bids) {
        return Arbitrator.rank(terms(10), List.of(bids));
    }

    private static List<Integer> ids(Ranking ranking) {
        return ranking.ranked().stream()
                .map(ranked -> ranked.bid().id().toBigInteger().intValue())
                .toList();
    }

    private static List<Integer> winners(Ranking ranking) {
        return ranking.winners().stream()
                .map(ranked -> ranked.bid().id().toBigInteger().intValue())
                .toList();
    }

    @Test
    void shouldLetSeveralBidsWinIfTheyShareNoDirectedPair() {
        Ranking ranking = rank(
                bid(1, 1, selling(1, 1, 2, 1_100)),
                bid(2, 2, selling(1, 1, 2, 1_200)),
                bid(3, 3, selling(2, 2, 1, 1_050)),
                bid(4, 4, selling(3, 3, 4, 1_000)));

        assertThat(ids(ranking)).containsExactly(2, 3, 4, 1);
        assertThat(winners(ranking)).containsExactly(2, 3, 4);
        assertThat(ranking.referenceScores())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(address(2), atoms(150), address(3), atoms(200), address(4), atoms(250)));
    }

    @Test
    void shouldAllowReferenceWinnersToBeWorthMoreThanTheWinners() {
        Ranking ranking = rank(
                bid(1, 1, selling(1, 1, 2, 1_100), selling(2, 3, 4, 1_100), selling(3, 5, 6, 1_100)),
                bid(2, 2, selling(1, 1, 2, 1_140), selling(2, 3, 4, 1_140)),
                bid(3, 3, selling(3, 5, 6, 1_100)));

        assertThat(winners(ranking)).containsExactly(1);
        assertThat(ranking.winners().getFirst().score()).isEqualTo(atoms(300));
        assertThat(ranking.referenceScores()).containsExactly(Map.entry(address(1), atoms(380)));
    }

    @Test
    void shouldFilterABidThatServesAPairWorseThanABidForThatPairAlone() {
        Ranking ranking =
                rank(bid(1, 1, selling(1, 1, 2, 1_100), selling(2, 3, 4, 1_300)), bid(2, 2, selling(1, 1, 2, 1_101)));

        assertThat(winners(ranking)).containsExactly(2);
        assertThat(ranking.ranked().getLast().bid().id()).isEqualTo(Uint256.ONE);
        assertThat(ranking.ranked().getLast().isFilteredOut()).isTrue();
        assertThat(ranking.ranked().getLast().score()).isEqualTo(atoms(400));
        assertThat(ranking.referenceScores()).containsExactly(Map.entry(address(2), Uint256.ZERO));
    }

    @Test
    void shouldKeepABidThatEqualsEachBaseline() {
        assertThat(winners(rank(
                        bid(1, 1, selling(1, 1, 2, 1_100), selling(2, 3, 4, 1_100)),
                        bid(2, 2, selling(1, 1, 2, 1_100)))))
                .containsExactly(1);
    }

    @Test
    void shouldNotRecomputeTheFilterForReferenceScores() {
        // Bid 3 is filtered only because of bid 2, and stays so in the auction without solver 2.
        Ranking ranking = rank(
                bid(1, 1, selling(1, 1, 2, 1_010)),
                bid(2, 2, selling(1, 1, 2, 1_200)),
                bid(3, 3, selling(1, 1, 2, 1_150), selling(2, 3, 4, 1_000)));

        assertThat(ids(ranking)).containsExactly(2, 1, 3);
        assertThat(ranking.referenceScores()).containsExactly(Map.entry(address(2), atoms(10)));
    }

    @Test
    void shouldSumScoresOfOnePairBeforeComparingWithTheBaseline() {
        Ranking ranking =
                rank(bid(1, 1, selling(1, 1, 2, 1_100), selling(2, 1, 2, 1_100)), bid(2, 2, selling(1, 1, 2, 1_150)));

        assertThat(winners(ranking)).containsExactly(1);
        assertThat(ranking.referenceScores()).containsExactly(Map.entry(address(1), atoms(150)));
    }

    @Test
    void shouldNeverFilterABidOfOnePair() {
        assertThat(rank(bid(1, 1, selling(1, 1, 2, 1_001)), bid(2, 2, selling(1, 1, 2, 1_100)))
                        .ranked())
                .noneMatch(Ranking.RankedBid::isFilteredOut);
    }

    @Test
    void shouldLetOrdersThatDoNotCountOccupyPairsButNotMoveBaselines() {
        // Order 99 is in no auction: bid 1 is a bid of one pair, sets the baseline 50 and takes the pair 3 to 4.
        Execution uncounted = execution(99, OrderKind.SELL, 3, 4, 1_000, 1_000, 1_000, 1_000);
        Ranking ranking = rank(
                bid(1, 1, selling(1, 1, 2, 1_050), uncounted),
                bid(2, 2, selling(2, 3, 4, 1_010)),
                bid(3, 3, selling(1, 1, 2, 1_049), selling(3, 5, 6, 1_100)));

        assertThat(winners(ranking)).containsExactly(1);
        assertThat(ids(ranking)).containsExactly(1, 2, 3);
        assertThat(ranking.ranked().getLast().isFilteredOut()).isTrue();
    }

    @Test
    void shouldReadNativeAsWrappedOnlyWhereBidsOverlap() {
        Execution forWrapped = selling(1, 1, 2, 1_100);
        Execution forNative = new Execution(
                Auctions.uid(2),
                OrderKind.SELL,
                address(1),
                Address.NATIVE,
                atoms(1_000),
                atoms(1_000),
                atoms(1_000),
                atoms(1_050));
        ScoringTerms scoring = Auctions.withPrice(scoring(), Address.NATIVE, Auctions.ONE_TO_ONE);
        List<Bid> bids = List.of(bid(1, 1, forWrapped), bid(2, 2, forNative, selling(3, 3, 4, 1_010)));

        Ranking apart =
                Arbitrator.rank(new ArbitrationTerms(SelectionPolicy.GREEDY, 10, scoring, Bytes32.ZERO, null), bids);
        Ranking asOne = Arbitrator.rank(
                new ArbitrationTerms(SelectionPolicy.GREEDY, 10, scoring, Bytes32.ZERO, address(2)), bids);

        assertThat(winners(apart)).containsExactly(1, 2);
        assertThat(winners(asOne)).containsExactly(1);
        assertThat(asOne.ranked()).noneMatch(Ranking.RankedBid::isFilteredOut);
    }

    @Test
    void shouldStopAtTheMostWinnersAllowed() {
        List<Bid> bids = List.of(bid(1, 1, selling(1, 1, 2, 1_100)), bid(2, 2, selling(2, 3, 4, 1_050)));

        assertThat(winners(Arbitrator.rank(terms(1), bids))).containsExactly(1);
        assertThat(Arbitrator.rank(terms(1), bids).referenceScores()).containsExactly(Map.entry(address(1), atoms(50)));
        assertThat(winners(Arbitrator.rank(terms(0), bids))).isEmpty();
        assertThatThrownBy(() -> terms(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldLeaveOutAllBidsOfASolverForItsOneReferenceScore() {
        Ranking ranking = rank(
                bid(1, 7, selling(1, 1, 2, 1_100)),
                bid(2, 7, selling(2, 3, 4, 1_100)),
                bid(3, 7, selling(3, 5, 6, 1_100), selling(4, 7, 8, 1_000)),
                bid(1, 8, selling(1, 1, 2, 1_030)));

        assertThat(ranking.winners()).hasSize(3);
        assertThat(ranking.referenceScores()).containsExactly(Map.entry(address(7), atoms(30)));
    }

    @Test
    void shouldDropEveryBidOfASolverWithTheSameIdAndOnlyThose() {
        Ranking ranking = rank(
                bid(1, 1, selling(1, 1, 2, 1_500)),
                bid(1, 1, selling(2, 3, 4, 1_500)),
                bid(1, 2, selling(1, 1, 2, 1_001)),
                bid(2, 1, selling(2, 3, 4, 1_001)));

        assertThat(ranking.winners()).hasSize(2);
        assertThat(ranking.dropped())
                .hasSize(2)
                .allMatch(drop -> drop.reason().code() == Code.DuplicateId
                        && drop.bid().solver().equals(address(1)));
    }

    @Test
    void shouldDropBidsWithoutScoreBeforeTheyCanSetABaseline() {
        Ranking ranking = rank(
                bid(1, 1, selling(1, 1, 2, 1_500), selling(2, 1, 2, 999)),
                bid(2, 2, selling(1, 1, 2, 1_100), selling(3, 3, 4, 1_100)),
                bid(3, 3));

        assertThat(winners(ranking)).containsExactly(2);
        assertThat(ranking.dropped())
                .extracting(drop -> drop.reason().code())
                .containsExactly(Code.NegativeSurplus, Code.NoCountedOrder);
    }

    @Test
    void shouldBreakTiesByKeyThenById() {
        List<Bid> equal = IntStream.rangeClosed(1, 6)
                .mapToObj(solver -> bid(3, solver, selling(1, 1, 2, 1_100)))
                .toList();
        List<Address> byKey = equal.stream()
                .sorted(Comparator.comparing(tied -> TieKey.of(Bytes32.ZERO, tied)))
                .map(Bid::solver)
                .toList();

        assertThat(Arbitrator.rank(terms(10), equal).ranked())
                .extracting(ranked -> ranked.bid().solver())
                .containsExactlyElementsOf(byKey);
        assertThat(ids(rank(bid(5, 1, selling(1, 1, 2, 1_100)), bid(4, 1, selling(1, 1, 2, 1_100)))))
                .containsExactly(4, 5);
    }

    @Test
    void shouldNotDependOnTheOrderOfTheBids() {
        Property.forAll(300, gen -> {
            List<Bid> bids = IntStream.range(0, gen.between(1, 12))
                    .mapToObj(i -> bid(
                            gen.between(1, 4),
                            gen.between(1, 4),
                            IntStream.range(0, gen.between(0, 3))
                                    .mapToObj(j -> selling(
                                            gen.between(1, 22),
                                            gen.between(1, 3),
                                            gen.between(4, 6),
                                            gen.between(999, 1_004)))
                                    .toArray(Execution[]::new)))
                    .toList();
            ArbitrationTerms terms =
                    new ArbitrationTerms(SelectionPolicy.GREEDY, gen.between(0, 4), scoring(), gen.bytes32(), null);

            Ranking ranking = Arbitrator.rank(terms, bids);
            Ranking shuffled = Arbitrator.rank(terms, gen.shuffled(bids));

            assertThat(shuffled.ranked()).isEqualTo(ranking.ranked());
            assertThat(shuffled.referenceScores()).isEqualTo(ranking.referenceScores());
            assertThat(shuffled.dropped()).containsExactlyInAnyOrderElementsOf(ranking.dropped());
            assertThat(ranking.ranked().size() + ranking.dropped().size()).isEqualTo(bids.size());
        });
    }
}
