package io.walras.auctioneer.replay;

import io.walras.auctioneer.journal.StoredDifference;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.protocol.auction.AuctionEffect;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.AuctionMachine;
import io.walras.protocol.auction.AuctionState;
import io.walras.protocol.auction.AuctionStep;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.engine.BidReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides a recorded auction again and names the first thing that is recorded otherwise. A pure function of the record:
 * the hashes of the batch and of the evidence, the signatures, the reference prices, every score, the winners, the
 * encoding of what was awarded.
 */
public final class Replay {
    private final AuctionRecord record;
    private final Batch batch;

    private Replay(AuctionRecord record) {
        this.record = record;
        this.batch = record.batch();
    }

    /**
     * The first difference; empty if everything follows.
     *
     * @throws IllegalArgumentException if the record does not tell enough to decide the auction again
     */
    public static Optional<Difference> of(AuctionRecord record) {
        Replay replay = new Replay(record);
        return new InputChecks(record, replay.batch).firstDifference().or(replay::decision);
    }

    private Optional<Difference> decision() {
        AuctionEffect.Decide decided = decide();
        Set<BundleName> awarded = record.awards().stream()
                .map(award -> new BundleName(award.award().solver(), award.bundleId()))
                .collect(Collectors.toSet());
        return new Unawarded(record, decided.winners(), awarded)
                .firstDifference()
                .or(() -> competition(decided.competition(), awarded))
                .or(() -> awards(decided, awarded));
    }

    /** In records of before, winners that were not awarded are in the place that they had as winners. */
    private Optional<Difference> competition(Competition decided, Set<BundleName> awarded) {
        List<Competition.RefusedBid> refused = asTheLaneLeftThem(decided.refused());
        return difference(decided.decided(awarded, refused))
                .filter(found ->
                        difference(decided.decidedInPlace(awarded, refused)).isPresent());
    }

    /** Bids that were never opened decide nothing and are not told again: that they are faults is taken from the evidence. */
    private Optional<Difference> difference(Competition decided) {
        Competition expected = decided.faulted(record.judged().evidence().faults());
        return StoredDifference.between(record.competition(), expected)
                .map(found -> new Difference("/competition" + found.where(), found.recorded(), found.recomputed()));
    }

    /** The auction again, told what the record says that it was told. */
    private AuctionEffect.Decide decide() {
        AuctionEvidence evidence = record.judged().evidence();
        AuctionMachine machine = new AuctionMachine(evidence.rules());
        SortedSet<Address> bidders = new TreeSet<>();
        evidence.bids().forEach(bid -> bidders.add(bid.solver()));
        SealedBook book =
                SealedBook.open(batch.auctionId(), BatchHash.of(batch), evidence.closesAt(), evidence.opensUntil());
        AuctionState begun = AuctionMachine.begin(batch, bidders, book, new TreeSet<>());
        AuctionStep step = new AuctionStep(begun, Optional.empty(), Optional.empty());
        for (SubmittedBid bid : evidence.bids()) {
            step = machine.step(step.next(), BidReader.read(bid, batch));
        }
        if (bidders.isEmpty()) {
            step = machine.step(step.next(), AuctionInput.BidsClosed.NOW);
        }
        step = machine.step(step.next(), AuctionInput.Judge.NOW);
        Iterator<AuctionEvidence.Round> rounds = evidence.rounds().iterator();
        while (step.effect().orElse(null) instanceof AuctionEffect.Simulate && rounds.hasNext()) {
            step = machine.step(step.next(), rounds.next().toInput());
        }
        if (step.effect().orElse(null) instanceof AuctionEffect.Decide decided && !rounds.hasNext()) {
            return decided;
        }
        throw new IllegalArgumentException("the record has too many or too few simulations");
    }

    /**
     * A winner of whose orders one was cancelled while bids were open is not awarded, which only the lane can know; what
     * {@link Unawarded} lets pass of it is taken from the record.
     */
    private List<Competition.RefusedBid> asTheLaneLeftThem(List<Competition.RefusedBid> decided) {
        List<Competition.RefusedBid> refused = new ArrayList<>(decided);
        record.competition().refused().stream()
                .filter(bid -> bid.reason().code() == Code.OrderCancelled)
                .forEach(refused::add);
        return refused;
    }

    private Optional<Difference> awards(AuctionEffect.Decide decided, Set<BundleName> awarded) {
        List<VerifiedBundle> winners = decided.winners().stream()
                .filter(winner -> awarded.contains(
                        new BundleName(winner.bundle().solver(), winner.bundle().id())))
                .toList();
        if (winners.size() != record.awards().size()) {
            return Optional.of(new Difference(
                    "/awards", record.awards().size() + " awards", winners.size() + " of these bundles won"));
        }
        for (int i = 0; i < winners.size(); i++) {
            AwardedBundle award = record.awards().get(i);
            Optional<Difference> difference =
                    new AwardCheck(record, batch, "/awards/" + i).firstDifference(award, winners.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
