package io.walras.protocol.auction;

import static io.walras.protocol.auction.AuctionSteps.awarded;
import static io.walras.protocol.auction.AuctionSteps.name;
import static io.walras.protocol.auction.AuctionSteps.names;
import static io.walras.protocol.auction.AuctionSteps.refused;
import static io.walras.protocol.auction.AuctionSteps.simulated;
import static io.walras.protocol.auction.AuctionSteps.verdicts;
import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.DAI;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEffect.Simulate;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionInput.BidsClosed;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.protocol.wire.session.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuctionMachineTest {
    private static final Address ANNA = token(71);
    private static final Address BERT = token(72);
    private static final SimulatedAt BLOCK = new SimulatedAt(9, Bytes32.ZERO);

    /** Alice and Bob trade WETH and USDC with each other, Carol and Dave USDC and DAI. */
    private static final Intent ALICES =
            Orders.sell().by(ALICE).amounts(1_000, 2_000).signed();

    private static final Intent BOBS =
            Orders.buy().by(BOB).of(USDC, WETH).amounts(2_200, 1_000).signed();
    private static final Intent CAROLS =
            Orders.sell().by(Orders.key(3)).of(USDC, DAI).amounts(500, 490).signed();
    private static final Intent DAVES =
            Orders.sell().by(Orders.key(4)).of(DAI, USDC).amounts(500, 490).signed();

    private final AuctionMachine machine = new AuctionMachine(new AuctionRules(
            SelectionPolicy.GREEDY,
            10,
            5,
            3,
            60,
            new BundleLimits(10, 10, 1_000, Set.of()),
            new EncodingTerms(Address.ZERO, 50)));

    private static Batch batch() {
        TreeMap<Address, Uint256> prices = new TreeMap<>(Map.of(
                WETH, Uint256.powerOfTen(18),
                USDC, Uint256.powerOfTen(18),
                DAI, Uint256.powerOfTen(18)));
        List<AuctionOrder> orders = Stream.of(ALICES, BOBS, CAROLS, DAVES)
                .map(intent -> new AuctionOrder(intent, intent.order().targetAmount(), List.of()))
                .toList();
        return new Batch(
                7,
                1_000_000,
                new Batch.BlockRef(9, Bytes32.ZERO, 999, Uint256.ONE),
                orders,
                prices,
                List.of(),
                Bytes32.ZERO,
                WETH);
    }

    /** The two WETH orders, Alice getting {@code usdcForAlice} for her 1000. */
    private static Bundle weth(Address solver, int id, long usdcForAlice) {
        return crossing(solver, id, ALICES, BOBS, WETH, usdcForAlice, USDC, 1_000);
    }

    private static Bundle dai(Address solver, int id) {
        return crossing(solver, id, CAROLS, DAVES, USDC, 1, DAI, 1);
    }

    private static Bundle crossing(
            Address solver, int id, Intent first, Intent second, Address a, long priceA, Address b, long priceB) {
        TreeMap<Address, Uint256> prices = new TreeMap<>(Map.of(a, Uint256.of(priceA), b, Uint256.of(priceB)));
        return new Bundle(
                7,
                solver,
                Uint256.of(id),
                ClearingPrices.uniform(prices),
                List.of(
                        new Fill(first.uid(), first.order().targetAmount(), Uint256.ZERO),
                        new Fill(second.uid(), second.order().targetAmount(), Uint256.ZERO)),
                List.of(),
                List.of(),
                List.of());
    }

    private static Answered answer(Address solver, Bundle... bundles) {
        return new Answered(new SubmittedBid(solver, Bytes.EMPTY, 0, null), List.of(bundles), List.of());
    }

    private static AuctionState begun() {
        return AuctionMachine.begin(
                batch(), new TreeSet<>(List.of(ANNA, BERT)), SealedBook.open(7, Bytes32.ZERO, 0, 0), new TreeSet<>());
    }

    private AuctionStep judged(Answered... answers) {
        AuctionState state = begun();
        for (Answered answer : answers) {
            AuctionStep step = tell(machine, state, answer);
            state = step.next();
            if (step.effect().isPresent()) {
                return step;
            }
        }
        return tell(machine, state, BidsClosed.NOW);
    }

    /** What comes of the input, and of judging if it makes that due. */
    private static AuctionStep tell(AuctionMachine machine, AuctionState state, AuctionInput input) {
        AuctionStep step = machine.step(state, input);
        return step.effect().equals(Optional.of(AuctionEffect.Judge.NOW))
                ? machine.step(step.next(), AuctionInput.Judge.NOW)
                : step;
    }

    @Test
    void shouldWaitForEverySolverOrForTheClose() {
        AuctionStep first = machine.step(begun(), answer(ANNA, weth(ANNA, 1, 2_100)));

        assertThat(first.effect()).isEmpty();
        assertThat(simulated(tell(machine, first.next(), BidsClosed.NOW))).containsExactly(name(ANNA, 1));
        assertThat(simulated(tell(machine, first.next(), answer(BERT)))).containsExactly(name(ANNA, 1));
    }

    @Test
    void shouldIgnoreAnswersOfStrangersAndSecondAnswers() {
        AuctionState state = begun();

        assertThat(machine.step(state, answer(token(99), weth(token(99), 1, 2_100)))
                        .next())
                .isSameAs(state);
        AuctionState once = machine.step(state, answer(ANNA)).next();
        assertThat(machine.step(once, answer(ANNA, weth(ANNA, 1, 2_100))).next())
                .isSameAs(once);
    }

    @Test
    void shouldDecideWithoutWinnersWhenThereIsNoBid() {
        AuctionStep step = judged(answer(ANNA), answer(BERT));

        assertThat(awarded(step)).isEmpty();
        assertThat(step.next()).isInstanceOf(AuctionState.Over.class);
    }

    @Test
    void shouldAwardDisjointBundlesOfDifferentSolversInRankOrder() {
        AuctionStep step = judged(answer(ANNA, weth(ANNA, 1, 2_100)), answer(BERT, dai(BERT, 1)));
        assertThat(simulated(step)).containsExactly(name(ANNA, 1), name(BERT, 1));

        AuctionStep decided = machine.step(step.next(), verdicts(Map.of()));

        assertThat(awarded(decided)).containsExactly(name(ANNA, 1), name(BERT, 1));
        Competition competition = ((Decide) decided.effect().orElseThrow()).competition();
        assertThat(competition.simulatedAt()).isEqualTo(BLOCK);
        assertThat(competition.deadlineAt()).isEqualTo(1_060);
    }

    @Test
    void shouldReplaceAWinnerThatCannotSettleByTheNextBest() {
        AuctionStep step = judged(answer(ANNA, weth(ANNA, 1, 2_100)), answer(BERT, weth(BERT, 1, 2_050)));
        BundleName best = simulated(step).getFirst();
        BundleName second = best.equals(name(ANNA, 1)) ? name(BERT, 1) : name(ANNA, 1);

        AuctionStep tried = machine.step(step.next(), verdicts(Map.of(best, Code.SimulationFailed)));
        assertThat(simulated(tried)).containsExactly(second);
        AuctionStep again = machine.step(tried.next(), verdicts(Map.of()));
        assertThat(simulated(again)).containsExactly(second);
        AuctionStep decided = machine.step(again.next(), verdicts(Map.of()));

        assertThat(awarded(decided)).containsExactly(second);
        assertThat(refused(decided)).containsEntry(best, Code.SimulationFailed);
    }

    @Test
    void shouldAwardWhatCanSettleHoweverManyBetterBidsCannot() {
        AuctionStep step = judged(
                answer(ANNA, weth(ANNA, 1, 2_100), weth(ANNA, 2, 2_090), weth(ANNA, 3, 2_080), weth(ANNA, 4, 2_070)),
                answer(BERT, dai(BERT, 1), weth(BERT, 2, 2_010)));
        assertThat(simulated(step)).containsExactlyInAnyOrder(name(ANNA, 1), name(BERT, 1));

        step = machine.step(step.next(), verdicts(Map.of(name(ANNA, 1), Code.SimulationFailed)));
        assertThat(isApart(step)).isTrue();
        assertThat(simulated(step)).containsExactly(name(ANNA, 2), name(BERT, 2), name(ANNA, 3), name(ANNA, 4));
        step = machine.step(
                step.next(),
                verdicts(Map.of(
                        name(ANNA, 2), Code.SimulationFailed,
                        name(ANNA, 3), Code.TooMuchGas,
                        name(ANNA, 4), Code.SimulationFailed)));
        assertThat(isApart(step)).isFalse();
        assertThat(simulated(step)).containsExactlyInAnyOrder(name(BERT, 1), name(BERT, 2));
        step = machine.step(step.next(), verdicts(Map.of()));

        assertThat(awarded(step)).containsExactlyInAnyOrder(name(BERT, 1), name(BERT, 2));
        assertThat(refused(step)).hasSize(4).containsEntry(name(ANNA, 3), Code.TooMuchGas);
    }

    @Test
    void shouldAwardWhatPassedIfAWinnerFailsThatCouldSettleBefore() {
        AuctionStep step = judged(answer(ANNA, weth(ANNA, 1, 2_100), weth(ANNA, 2, 2_050)), answer(BERT, dai(BERT, 1)));
        step = machine.step(step.next(), verdicts(Map.of(name(ANNA, 1), Code.SimulationFailed)));
        step = machine.step(step.next(), verdicts(Map.of()));
        step = machine.step(step.next(), verdicts(Map.of(name(ANNA, 2), Code.SimulationFailed)));

        assertThat(awarded(step)).containsExactly(name(BERT, 1));
    }

    @Test
    void shouldTryTheBestOfEverySolverBeforeTheSecondOfAnybody() {
        List<BundleName> annas = IntStream.rangeClosed(1, Trials.MOST + 50)
                .mapToObj(id -> name(ANNA, id))
                .toList();
        List<BundleName> all = new ArrayList<>(annas);
        all.add(name(BERT, 1));

        assertThat(Trials.fairly(all))
                .hasSize(Trials.MOST)
                .startsWith(name(ANNA, 1), name(BERT, 1), name(ANNA, 2))
                .endsWith(name(ANNA, Trials.MOST - 1));
    }

    private static boolean isApart(AuctionStep step) {
        return ((Simulate) step.effect().orElseThrow()).apart();
    }

    @Test
    void shouldNotAwardAWinnerThatOnlyFailsAfterAnEarlierOne() {
        AuctionStep step = judged(answer(ANNA, weth(ANNA, 1, 2_100)), answer(BERT, dai(BERT, 1)));

        AuctionStep decided =
                machine.step(step.next(), verdicts(Map.of(name(BERT, 1), Code.ConflictsWithEarlierWinner)));

        assertThat(awarded(decided)).containsExactly(name(ANNA, 1));
        assertThat(refused(decided)).containsEntry(name(BERT, 1), Code.ConflictsWithEarlierWinner);
    }

    @Test
    void shouldRankAWinnerThatIsNotAwardedAmongTheOthers() {
        AuctionStep step = judged(answer(ANNA, weth(ANNA, 1, 2_100), weth(ANNA, 2, 2_100)), answer(BERT, dai(BERT, 1)));
        BundleName first = simulated(step).getFirst();
        AuctionStep decided =
                machine.step(step.next(), verdicts(Map.of(name(BERT, 1), Code.ConflictsWithEarlierWinner)));
        Decide decide = (Decide) decided.effect().orElseThrow();

        Competition published =
                decide.competition().decided(Set.of(first), decide.competition().refused());

        BundleName beaten = first.equals(name(ANNA, 1)) ? name(ANNA, 2) : name(ANNA, 1);
        assertThat(published.solutions()).extracting(Solution::name).containsExactly(first, beaten, name(BERT, 1));
        assertThat(published.solutions()).extracting(Solution::ranking).containsExactly(1, 2, 3);
        assertThat(Verdicts.of(batch(), decide, Set.of(first)).get(ANNA))
                .extracting(BundleVerdict::ranking)
                .containsExactly(1, 2);
        assertThat(decide.competition().decidedInPlace(Set.of(first), List.of()).solutions())
                .extracting(Solution::name)
                .containsExactly(first, name(BERT, 1), beaten);
    }

    @Test
    void shouldTellWhoLostToAWinnerThatThenFailedWhatBeatIt() {
        AuctionStep step = judged(answer(ANNA, weth(ANNA, 1, 2_100)), answer(BERT, weth(BERT, 1, 2_100)));
        Address chosen = ((Simulate) step.effect().orElseThrow())
                .bundles()
                .getFirst()
                .bundle()
                .solver();

        AuctionStep decided =
                machine.step(step.next(), verdicts(Map.of(name(chosen, 1), Code.ConflictsWithEarlierWinner)));

        BundleVerdict lost = Objects.requireNonNull(
                        Verdicts.of(batch(), (Decide) decided.effect().orElseThrow(), Set.of())
                                .get(chosen.equals(ANNA) ? BERT : ANNA))
                .getFirst();
        assertThat(lost.outcome()).isEqualTo(BundleVerdict.Outcome.Beaten);
        assertThat(Objects.requireNonNull(lost.lostTo()).solver()).isEqualTo(chosen);
    }

    @Test
    void shouldRefuseBrokenAndRepeatedAndSurplusBundlesWithoutHarmToOthers() {
        Bundle unfair = weth(ANNA, 1, 1_900);
        AuctionStep step = judged(
                answer(ANNA, unfair, weth(ANNA, 2, 2_100), weth(ANNA, 2, 2_100)),
                answer(BERT, dai(BERT, 1), dai(BERT, 2), dai(BERT, 3), dai(BERT, 4), dai(BERT, 5), dai(BERT, 6)));
        AuctionStep decided = machine.step(step.next(), verdicts(Map.of()));

        assertThat(refused(decided))
                .containsEntry(name(ANNA, 1), Code.LimitViolated)
                .containsEntry(name(ANNA, 2), Code.DuplicateId)
                .containsEntry(name(BERT, 6), Code.TooBig)
                .hasSize(3);
        assertThat(awarded(decided)).hasSize(1);
    }

    @Test
    void shouldDecideTheSameWhateverTheOrderOfAnswersAndBundles() {
        List<Bundle> annas = List.of(weth(ANNA, 1, 2_100), weth(ANNA, 2, 2_100), dai(ANNA, 3));
        List<Bundle> berts = List.of(weth(BERT, 1, 2_100), dai(BERT, 2), weth(BERT, 3, 2_050));
        Decide expected =
                decide(answer(ANNA, annas.toArray(Bundle[]::new)), answer(BERT, berts.toArray(Bundle[]::new)));
        Property.forAll(50, gen -> {
            List<Answered> answers = new ArrayList<>(List.of(
                    answer(ANNA, gen.shuffled(annas).toArray(Bundle[]::new)),
                    answer(BERT, gen.shuffled(berts).toArray(Bundle[]::new))));
            Decide decided = decide(gen.shuffled(answers).toArray(Answered[]::new));

            assertThat(decided.competition()).isEqualTo(expected.competition());
            assertThat(names(decided.winners())).isEqualTo(names(expected.winners()));
        });
    }

    private Decide decide(Answered... answers) {
        AuctionStep step = judged(answers);
        return (Decide) machine.step(step.next(), verdicts(Map.of())).effect().orElseThrow();
    }

    @Test
    void shouldRefuseTheBidsOfASolverThatIsKeptOut() {
        AuctionRules rules = new AuctionRules(
                        SelectionPolicy.GREEDY,
                        10,
                        5,
                        3,
                        60,
                        new BundleLimits(10, 10, 1_000, Set.of()),
                        new EncodingTerms(Address.ZERO, 50))
                .keepingOut(new TreeMap<>(Map.of(ANNA, 123L)));
        AuctionMachine strict = new AuctionMachine(rules);
        AuctionState state =
                strict.step(begun(), answer(ANNA, weth(ANNA, 1, 2_100))).next();

        AuctionStep step = tell(strict, state, answer(BERT, weth(BERT, 1, 2_050)));

        AuctionEffect.Simulate simulate = (AuctionEffect.Simulate) step.effect().orElseThrow();
        assertThat(simulate.bundles()).extracting(bid -> bid.bundle().solver()).containsExactly(BERT);
        assertThat(((AuctionState.Simulating) step.next()).judged().refused())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.solver()).isEqualTo(ANNA);
                    assertThat(refused.reason().code()).isEqualTo(Code.SolverBlocked);
                    assertThat(refused.reason().detail()).endsWith("from unix millisecond 123");
                });
    }
}
