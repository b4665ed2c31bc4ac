package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.address;
import static io.walras.protocol.auction.Auctions.atoms;
import static io.walras.protocol.auction.Auctions.bid;
import static io.walras.protocol.auction.Auctions.execution;
import static io.walras.protocol.auction.Auctions.scoring;
import static io.walras.protocol.auction.Auctions.selling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.Ranking.Proof;
import io.walras.protocol.auction.Ranking.RankedBid;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases of the policy exact; the numbers of a bid are its id and its solver. */
class ExactSelectionTest {
    private static final Proof OPTIMAL = new Proof(true, Uint256.ZERO, List.of());

    private static Ranking rank(int maxWinners, Bid... bids) {
        return Arbitrator.rank(terms(maxWinners), List.of(bids));
    }

    private static ArbitrationTerms terms(int maxWinners) {
        return new ArbitrationTerms(new SelectionPolicy.Exact(1_000), maxWinners, scoring(), Bytes32.ZERO, null);
    }

    private static List<Integer> winners(Ranking ranking) {
        return ranking.winners().stream()
                .map(ranked -> ranked.bid().id().toBigInteger().intValue())
                .toList();
    }

    @Test
    void shouldPreferBidsThatAreWorthMoreTogetherToTheBestBid() {
        Ranking ranking = rank(
                10,
                bid(1, 1, selling(1, 1, 2, 1_100), selling(2, 3, 4, 1_100), selling(3, 5, 6, 1_100)),
                bid(2, 2, selling(1, 1, 2, 1_140), selling(2, 3, 4, 1_140)),
                bid(3, 3, selling(3, 5, 6, 1_100)));

        assertThat(winners(ranking)).containsExactly(2, 3);
        assertThat(ranking.referenceScores())
                .containsExactlyInAnyOrderEntriesOf(Map.of(address(2), atoms(300), address(3), atoms(300)));
        assertThat(ranking.proof()).isEqualTo(OPTIMAL);
    }

    @Test
    void shouldRankWinnersByScoreBeforeTheOthers() {
        Ranking ranking = rank(
                10,
                bid(1, 1, selling(1, 1, 2, 1_500), selling(2, 3, 4, 1_000)),
                bid(2, 2, selling(1, 1, 2, 1_200)),
                bid(3, 3, selling(2, 3, 4, 1_400)),
                bid(4, 4, selling(2, 3, 4, 1_350)));

        // Bid 1 serves the second pair worse than bid 3 does and is filtered out, whatever it is worth.
        assertThat(ranking.ranked())
                .extracting(ranked -> ranked.bid().id().toBigInteger().intValue())
                .containsExactly(3, 2, 4, 1);
        assertThat(ranking.ranked().getLast().isFilteredOut()).isTrue();
    }

    @Test
    void shouldPreferMoreBidsOfTheSameTotal() {
        Ranking ranking = rank(
                10,
                bid(1, 1, selling(1, 1, 2, 1_100), selling(2, 3, 4, 1_100)),
                bid(2, 2, selling(1, 1, 2, 1_100)),
                bid(3, 3, selling(2, 3, 4, 1_100)));

        assertThat(ranking.winners()).hasSize(2);
        assertThat(ranking.winners()).noneMatch(winner -> winner.bid().solver().equals(address(1)));
    }

    @Test
    void shouldTakeABidWithoutScoreIfItFits() {
        assertThat(winners(rank(10, bid(1, 1, selling(1, 1, 2, 1_100)), bid(2, 2, selling(2, 3, 4, 1_000)))))
                .containsExactly(1, 2);
    }

    @Test
    void shouldPreferTheSmallerListOfTieKeys() {
        List<Bid> sameScore = IntStream.rangeClosed(1, 5)
                .mapToObj(solver -> bid(9, solver, selling(1, 1, 2, 1_100)))
                .toList();
        Address first = sameScore.stream()
                .min((left, right) -> TieKey.of(Bytes32.ZERO, left).compareTo(TieKey.of(Bytes32.ZERO, right)))
                .orElseThrow()
                .solver();

        Ranking ranking = Arbitrator.rank(terms(10), sameScore);

        assertThat(ranking.winners())
                .extracting(winner -> winner.bid().solver())
                .containsExactly(first);
        assertThat(winners(rank(10, bid(5, 1, selling(1, 1, 2, 1_100)), bid(4, 1, selling(1, 1, 2, 1_100)))))
                .containsExactly(4);
    }

    @Test
    void shouldKeepToTheMostWinnersAllowed() {
        Bid[] bids = {
            bid(1, 1, selling(1, 1, 2, 1_100)),
            bid(2, 2, selling(2, 3, 4, 1_100)),
            bid(3, 3, selling(1, 1, 2, 1_100), selling(2, 3, 4, 1_110)),
            bid(4, 4, selling(3, 5, 6, 1_050))
        };

        assertThat(winners(rank(1, bids))).containsExactly(3);
        assertThat(winners(rank(2, bids))).containsExactly(3, 4);
        assertThat(winners(rank(0, bids))).isEmpty();
        assertThat(rank(0, bids).proof()).isEqualTo(OPTIMAL);
    }

    @Test
    void shouldLetOrdersThatDoNotCountOccupyPairs() {
        Bid withUncounted =
                bid(1, 1, selling(1, 1, 2, 1_100), execution(99, OrderKind.SELL, 3, 4, 1_000, 1_000, 1_000, 1_000));

        assertThat(winners(rank(10, withUncounted, bid(2, 2, selling(2, 3, 4, 1_150)))))
                .containsExactly(2);
    }

    @Test
    void shouldReadNativeAsWrappedWhereBidsOverlap() {
        ScoringTerms scoring = Auctions.withPrice(scoring(), Address.NATIVE, Auctions.ONE_TO_ONE);
        Bid forWrapped = bid(1, 1, selling(1, 1, 2, 1_100));
        Bid forNative = bid(
                2,
                2,
                new Execution(
                        Auctions.uid(2),
                        OrderKind.SELL,
                        address(1),
                        Address.NATIVE,
                        atoms(1_000),
                        atoms(1_000),
                        atoms(1_000),
                        atoms(1_050)));
        SelectionPolicy exact = new SelectionPolicy.Exact(1_000);

        assertThat(winners(Arbitrator.rank(
                        new ArbitrationTerms(exact, 10, scoring, Bytes32.ZERO, address(2)),
                        List.of(forWrapped, forNative))))
                .containsExactly(1);
        assertThat(winners(Arbitrator.rank(
                        new ArbitrationTerms(exact, 10, scoring, Bytes32.ZERO, null), List.of(forWrapped, forNative))))
                .containsExactly(1, 2);
    }

    @Test
    void shouldNotRecomputeTheFilterForReferenceScores() {
        // Bid 3 is filtered only because of bid 2, and stays so in the auction without solver 2.
        Ranking ranking = rank(
                10,
                bid(1, 1, selling(1, 1, 2, 1_010)),
                bid(2, 2, selling(1, 1, 2, 1_200)),
                bid(3, 3, selling(1, 1, 2, 1_150), selling(2, 3, 4, 1_000)));

        assertThat(ranking.ranked()).extracting(RankedBid::isWinner).containsExactly(true, false, false);
        assertThat(ranking.referenceScores()).containsExactly(Map.entry(address(2), atoms(10)));
    }

    @Test
    void shouldAddUpScoresBeyond256BitsInFull() {
        ScoringTerms scoring = scoring();
        for (int token : new int[] {2, 4, 6}) {
            scoring = Auctions.withPrice(scoring, address(token), Uint256.MAX);
        }
        Bid two = bid(1, 1, selling(1, 1, 2, 2_000), selling(2, 3, 4, 2_000));
        Bid other = bid(2, 2, selling(3, 5, 6, 2_000));

        Ranking ranking = Arbitrator.rank(
                new ArbitrationTerms(new SelectionPolicy.Exact(1_000), 10, scoring, Bytes32.ZERO, null),
                List.of(two, other));

        assertThat(ranking.winners()).hasSize(2);
        assertThat(ranking.proof()).isEqualTo(OPTIMAL);
    }

    @Test
    void shouldNotAcceptABudgetOfNothing() {
        assertThatThrownBy(() -> new SelectionPolicy.Exact(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
