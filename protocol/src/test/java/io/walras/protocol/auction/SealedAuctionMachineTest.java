package io.walras.protocol.auction;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.walras.protocol.auction.AuctionEffect.AskToOpen;
import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEffect.Simulate;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SealedAuctionMachineTest {
    private static final long AUCTION = 7;
    private static final long CLOSES = 1_600;
    private static final long OPENS_UNTIL = 1_750;
    private static final Bytes32 BATCH = Keccak256.hash("batch");
    private static final Address ENGINE = Orders.token(70);
    private static final Address ANNA = Orders.token(71);
    private static final Address BERT = Orders.token(72);
    private static final Intent ALICES =
            Orders.sell().by(ALICE).amounts(1_000, 2_000).signed();
    private static final Intent BOBS =
            Orders.sell().by(BOB).of(USDC, WETH).amounts(2_400, 900).partial().signed();

    private final AuctionMachine machine = new AuctionMachine(new AuctionRules(
            SelectionPolicy.GREEDY,
            10,
            5,
            3,
            60,
            new BundleLimits(10, 10, 1_000, Set.of()),
            new EncodingTerms(Address.ZERO, 50)));
    private AuctionStep step = begin(Set.of());

    private static AuctionStep begin(Set<Address> shadows) {
        TreeMap<Address, Uint256> prices =
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USDC, Uint256.powerOfTen(18)));
        Batch batch = new Batch(
                AUCTION,
                0,
                new Batch.BlockRef(9, Bytes32.ZERO, 999, Uint256.ONE),
                Stream.of(ALICES, BOBS)
                        .map(intent -> new AuctionOrder(intent, intent.order().targetAmount(), List.of()))
                        .toList(),
                prices,
                List.of(),
                Bytes32.ZERO,
                WETH);
        return AuctionStep.to(AuctionMachine.begin(
                batch,
                new TreeSet<>(Set.of(ENGINE, ANNA, BERT)),
                SealedBook.open(AUCTION, BATCH, CLOSES, OPENS_UNTIL),
                new TreeSet<>(shadows)));
    }

    /** What comes of the input, and of judging if it makes that due. */
    private AuctionStep tell(AuctionInput input) {
        step = machine.step(step.next(), input);
        Optional<Refusal> refusal = step.refusal();
        if (step.effect().equals(Optional.of(AuctionEffect.Judge.NOW))) {
            AuctionStep judged = machine.step(step.next(), AuctionInput.Judge.NOW);
            step = new AuctionStep(judged.next(), judged.effect(), refusal);
        }
        return step;
    }

    private static Bytes bytes(Address solver, long usdc) {
        return Bytes.of((solver + " " + usdc).getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes32 salt(Address solver) {
        return Keccak256.hash("salt of " + solver);
    }

    private static AuctionInput.Committed commit(Address solver, long usdc, boolean last, long at) {
        Bytes32 seal = Commitment.seal(AUCTION, solver, bytes(solver, usdc), salt(solver));
        Commitment commitment = new Commitment(AUCTION, BATCH, solver, usdc, seal, last);
        return new AuctionInput.Committed(new SignedCommitment(commitment, Bytes.EMPTY), at);
    }

    private static AuctionInput.Shown show(Address solver, long usdc, long at) {
        Opening opening = new Opening(AUCTION, solver, usdc, salt(solver), bytes(solver, usdc));
        return new AuctionInput.Shown(opening, answer(solver, usdc), at);
    }

    /** Alice's 1000 WETH against so many USDC of Bob; the more, the better for her and the worse for him. */
    private static Answered answer(Address solver, long usdc) {
        Bundle bundle = new Bundle(
                AUCTION,
                solver,
                Uint256.ONE,
                ClearingPrices.uniform(new TreeMap<>(Map.of(WETH, Uint256.of(usdc), USDC, Uint256.of(1_000)))),
                List.of(
                        new Fill(ALICES.uid(), Uint256.of(1_000), Uint256.ZERO),
                        new Fill(BOBS.uid(), Uint256.of(usdc), Uint256.ZERO)),
                List.of(),
                List.of(),
                List.of());
        return new Answered(new SubmittedBid(solver, bytes(solver, usdc), 1, null), List.of(bundle), List.of());
    }

    private Decide decided() {
        while (step.effect().orElseThrow() instanceof Simulate) {
            tell(new AuctionInput.Simulated(new TreeMap<>(), new SimulatedAt(9, Bytes32.ZERO)));
        }
        return (Decide) step.effect().orElseThrow();
    }

    private static List<Address> winners(Decide decided) {
        return decided.winners().stream().map(won -> won.bundle().solver()).toList();
    }

    @Test
    void shouldAskForOpeningsOnceEveryBidIsFixedAndThenJudgeThem() {
        assertThat(tell(answer(ENGINE, 2_010)).effect()).isEmpty();
        assertThat(tell(commit(ANNA, 2_300, true, 10)).effect()).isEmpty();
        tell(commit(BERT, 2_200, true, 11));

        assertThat(step.effect()).contains(new AskToOpen(new TreeSet<>(Set.of(ANNA, BERT))));
        assertThat(tell(show(ANNA, 2_300, CLOSES)).effect()).isEmpty();
        tell(show(BERT, 2_200, CLOSES));

        assertThat(winners(decided())).containsExactly(ANNA);
        assertThat(decided().evidence().bids()).hasSize(3);
        assertThat(decided().evidence().faults()).isEmpty();
    }

    @Test
    void shouldWaitForACommitmentThatIsNotTheLastUntilTheClose() {
        tell(answer(ENGINE, 2_010));
        tell(new AuctionInput.Passed(BERT));
        tell(commit(ANNA, 2_300, false, 10));
        assertThat(step.effect()).isEmpty();

        assertThat(tell(AuctionInput.BidsClosed.NOW).effect()).containsInstanceOf(AskToOpen.class);
    }

    @Test
    void shouldDecideWithoutWhoeverDoesNotOpenAndCallItAFault() {
        tell(answer(ENGINE, 2_010));
        tell(commit(ANNA, 2_300, true, 10));
        tell(new AuctionInput.Passed(BERT));

        tell(AuctionInput.OpeningsClosed.NOW);

        assertThat(winners(decided())).containsExactly(ENGINE);
        assertThat(decided().evidence().faults())
                .extracting(BidFault::solver, BidFault::kind)
                .containsExactly(tuple(ANNA, BidFault.Kind.NotOpened));
    }

    @Test
    void shouldRefuseWhatComesTooEarlyOrTooLate() {
        tell(commit(ANNA, 2_300, false, 10));
        assertThat(tell(show(ANNA, 2_300, 11)).refusal()).contains(Refusal.TooEarly);
        assertThat(tell(commit(BERT, 2_200, true, CLOSES + 1)).refusal()).contains(Refusal.LateBid);
        tell(AuctionInput.BidsClosed.NOW);
        assertThat(tell(commit(BERT, 2_200, true, CLOSES)).refusal()).contains(Refusal.LateBid);
        assertThat(tell(show(ANNA, 2_300, OPENS_UNTIL + 1)).refusal()).contains(Refusal.LateBid);
        tell(AuctionInput.OpeningsClosed.NOW);

        assertThat(winners(decided())).isEmpty();
        assertThat(tell(show(ANNA, 2_300, OPENS_UNTIL)).refusal()).contains(Refusal.LateBid);
    }

    @Test
    void shouldRefuseWhatComesWhileBidsAreJudged() {
        tell(commit(ANNA, 2_300, true, 10));
        tell(AuctionInput.BidsClosed.NOW);
        AuctionState judging =
                machine.step(step.next(), show(ANNA, 2_300, CLOSES)).next();
        assertThat(judging).isInstanceOf(AuctionState.Judging.class);

        AuctionStep late = machine.step(judging, show(ANNA, 2_300, CLOSES));

        assertThat(late.refusal()).contains(Refusal.LateBid);
        assertThat(late.next()).isSameAs(judging);
        assertThat(machine.step(judging, AuctionInput.OpeningsClosed.NOW).next())
                .isSameAs(judging);
    }

    @Test
    void shouldRankAShadowAndNeverLetItWin() {
        step = begin(Set.of(ANNA));
        tell(answer(ENGINE, 2_010));
        tell(commit(ANNA, 2_300, true, 10));
        tell(commit(BERT, 2_200, true, 10));
        tell(show(ANNA, 2_300, CLOSES));
        tell(show(BERT, 2_200, CLOSES));

        Decide decided = decided();

        assertThat(winners(decided)).containsExactly(BERT);
        assertThat(decided.shadow())
                .extracting(shadow -> shadow.name().solver(), ShadowBid::ranking, ShadowBid::wouldHaveWon)
                .containsExactly(tuple(ANNA, 1, true));
        assertThat(decided.competition().solutions())
                .extracting(Competition.Solution::solver)
                .doesNotContain(ANNA);
        assertThat(decided.evidence().bids()).extracting(SubmittedBid::solver).doesNotContain(ANNA);
    }

    @Test
    void shouldDecideAlikeInWhateverOrderBidsCome() {
        List<String> decisions = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            step = begin(Set.of());
            Gen gen = new Gen(seed);
            gen.shuffled(List.of(answer(ENGINE, 2_010), commit(ANNA, 2_300, true, 10), commit(BERT, 2_200, true, 10)))
                    .forEach(this::tell);
            gen.shuffled(List.of(show(ANNA, 2_300, CLOSES), show(BERT, 2_200, CLOSES)))
                    .forEach(this::tell);
            Decide decided = decided();
            decisions.add(decided.competition() + " " + decided.evidence());
        }
        assertThat(new TreeSet<>(decisions)).hasSize(1);
    }
}
