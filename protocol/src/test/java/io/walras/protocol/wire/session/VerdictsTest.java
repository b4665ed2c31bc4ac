package io.walras.protocol.wire.session;

import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.auction.ShadowBid;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.session.BundleVerdict.LostTo;
import io.walras.protocol.wire.session.BundleVerdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alice sells WETH for USDC, Bob the other way; every token costs one native atom, so a score is the atoms gained. */
class VerdictsTest {
    private static final Address WINNER = Orders.token(71);
    private static final Address LOSER = Orders.token(72);
    private static final Intent ALICES = Orders.sell().amounts(1_000, 2_000).signed();
    private static final Intent BOBS =
            Orders.sell().by(Orders.BOB).of(USDC, WETH).amounts(2_000, 900).signed();

    private static Batch batch() {
        return new Batch(
                7,
                0,
                new Batch.BlockRef(9, Bytes32.ZERO, 999, Uint256.ONE),
                Stream.of(ALICES, BOBS)
                        .map(intent -> new AuctionOrder(intent, intent.order().targetAmount(), List.of()))
                        .toList(),
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USDC, Uint256.powerOfTen(18))),
                List.of(),
                Bytes32.ZERO,
                WETH);
    }

    private static Execution filled(Intent intent, long bought) {
        return new Execution(
                intent.uid(),
                intent.order().kind(),
                intent.order().sellToken(),
                intent.order().buyToken(),
                intent.order().sellAmount(),
                intent.order().buyAmount(),
                intent.order().sellAmount(),
                Uint256.of(bought));
    }

    private static Solution solution(
            int ranking, Address solver, long score, boolean wins, boolean filtered, Execution... orders) {
        ClearingPrices prices = ClearingPrices.uniform(new TreeMap<>());
        return new Solution(
                ranking, solver, Uint256.of(ranking), Uint256.of(score), prices, List.of(orders), wins, filtered);
    }

    private static final Solution BEST = solution(1, WINNER, 500, true, false, filled(ALICES, 2_500));
    private static final BundleName BEST_NAME = BEST.name();

    private static SortedMap<Address, List<BundleVerdict>> verdicts(
            List<Solution> solutions, List<RefusedBid> refused, List<ShadowBid> shadow, Set<BundleName> awarded) {
        Competition competition = new Competition(
                7,
                9,
                60,
                Bytes32.ZERO,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                solutions,
                refused,
                null,
                null,
                null,
                null);
        AuctionRules rules = new AuctionRules(
                SelectionPolicy.GREEDY,
                10,
                5,
                3,
                60,
                new BundleLimits(1, 1, 1, Set.of()),
                new EncodingTerms(Address.ZERO, 50));
        BidFault fault = new BidFault(Orders.token(73), BidFault.Kind.NotOpened, "did not open its bid in time");
        AuctionEvidence evidence = new AuctionEvidence(rules, 1, 2, List.of(), List.of(fault), List.of());
        List<Solution> chosen = solutions.stream().filter(Solution::isWinner).toList();
        return Verdicts.of(
                batch(), new Decide(competition, List.of(), chosen, shadow, List.of(), List.of(), evidence), awarded);
    }

    private static BundleVerdict only(SortedMap<Address, List<BundleVerdict>> verdicts, Address solver) {
        List<BundleVerdict> all = verdicts.getOrDefault(solver, List.of());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void shouldTellAWinnerThatItWon() {
        BundleVerdict verdict = only(verdicts(List.of(BEST), List.of(), List.of(), Set.of(BEST_NAME)), WINNER);

        assertThat(verdict.outcome()).isEqualTo(Outcome.Won);
        assertThat(verdict.lostTo()).isNull();
    }

    @Test
    void shouldTellWhoBeatABundleOnWhichPairAndByHowMuch() {
        Solution lost = solution(2, LOSER, 300, false, false, filled(ALICES, 2_300));

        BundleVerdict verdict = only(verdicts(List.of(BEST, lost), List.of(), List.of(), Set.of(BEST_NAME)), LOSER);

        assertThat(verdict.outcome()).isEqualTo(Outcome.Beaten);
        assertThat(verdict.lostTo())
                .isEqualTo(new LostTo(WINNER, Uint256.ONE, WETH, USDC, Uint256.of(500), Uint256.of(200)));
    }

    @Test
    void shouldTellOnWhichPairABundleWasFilteredAndByWhoseBaseline() {
        Solution both = solution(2, LOSER, 500, false, true, filled(ALICES, 2_400), filled(BOBS, 1_000));

        BundleVerdict verdict = only(verdicts(List.of(BEST, both), List.of(), List.of(), Set.of(BEST_NAME)), LOSER);

        assertThat(verdict.outcome()).isEqualTo(Outcome.Filtered);
        assertThat(verdict.lostTo())
                .isEqualTo(new LostTo(WINNER, Uint256.ONE, WETH, USDC, Uint256.of(500), Uint256.of(100)));
    }

    @Test
    void shouldTellWhyABundleWasRefusedAndWhatFaultASolverIsIn() {
        RefusedBid refused = new RefusedBid(
                LOSER, Uint256.of(4), new BundleRefusal(BundleRefusal.Code.LimitViolated, "one atom short"));

        SortedMap<Address, List<BundleVerdict>> verdicts =
                verdicts(List.of(BEST), List.of(refused), List.of(), Set.of(BEST_NAME));

        assertThat(only(verdicts, LOSER).reason()).isEqualTo("LimitViolated");
        assertThat(only(verdicts, LOSER).bundleId()).isEqualTo(Uint256.of(4));
        assertThat(only(verdicts, Orders.token(73)).reason()).isEqualTo("NotOpened");
    }

    @Test
    void shouldTellAWinnerThatAnOwnerCancelled() {
        BundleVerdict verdict = only(verdicts(List.of(BEST), List.of(), List.of(), Set.of()), WINNER);

        assertThat(verdict.outcome()).isEqualTo(Outcome.Refused);
        assertThat(verdict.reason()).isEqualTo("OrderCancelled");
    }

    @Test
    void shouldTellAShadowWhetherItWouldHaveWon() {
        ShadowBid better = new ShadowBid(
                new BundleName(LOSER, Uint256.ONE), Uint256.of(600), 1, true, false, List.of(filled(ALICES, 2_600)));

        BundleVerdict verdict = only(verdicts(List.of(BEST), List.of(), List.of(better), Set.of(BEST_NAME)), LOSER);

        assertThat(verdict.outcome()).isEqualTo(Outcome.WouldHaveWon);
        assertThat(verdict.score()).isEqualTo(Uint256.of(600));
    }
}
