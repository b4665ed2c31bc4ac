package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.solver.SolverCall;
import io.walras.auctioneer.solver.session.Offer;
import io.walras.auctioneer.solver.session.SolverInput;
import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionInput.Shown;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.protocol.wire.session.Verdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one auction tells the solvers, from its first commitment to the verdicts, and when it heard of each. Nothing that
 * it notes is seen by anybody before the auction is decided.
 */
final class SealedRound {
    private final AuctionParts parts;
    private final Errands errands;
    private final Batch batch;
    private final SolverCall call;
    private final Offer.Times times;
    private final SortedMap<Address, Long> firstWord = new TreeMap<>();
    private final SortedMap<Address, SolverInput.Commit> latest = new TreeMap<>();
    private final Map<Commitment, Optional<SignedReceipt>> receipts = new HashMap<>();
    private final SortedSet<Address> equivocated = new TreeSet<>();
    private final List<Answered> open = new ArrayList<>();
    /** How many commitments of each solver are on their way into the journal. */
    private final Map<Address, Integer> unjournaled = new HashMap<>();

    /** Solvers that are asked to open as soon as their commitments have their receipts. */
    private final SortedSet<Address> toBeAsked = new TreeSet<>();

    private long openUntil;

    /** A receipt and who gets it. */
    record SignedReceipt(Commitment of, AuctioneerMessage.Receipt message) {}

    SealedRound(AuctionParts parts, Errands errands, Batch batch, SolverCall call, Offer.Times times) {
        this.parts = parts;
        this.errands = errands;
        this.batch = batch;
        this.call = call;
        this.times = times;
        this.openUntil = times.opensUntil();
    }

    long auctionId() {
        return batch.auctionId();
    }

    /** Until when openings count, as far as is known yet. */
    long openUntil() {
        return openUntil;
    }

    /** What is wrong with something that is about another auction than this one, or comes after it is decided. */
    Refusal missed(long auctionId) {
        return auctionId == auctionId() ? Refusal.LateBid : Refusal.WrongAuction;
    }

    /** A solver has said its first word if it was in time. */
    void heard(Address solver, long receivedAt) {
        if (receivedAt <= times.closesAt()) {
            firstWord.putIfAbsent(solver, receivedAt - times.sentAt());
        }
    }

    /** An engine has answered; whether that was in time. */
    boolean answered(Answered answered) {
        long receivedAt = answered.bid().receivedAt();
        open.add(answered);
        if (!answered.bid().body().isEmpty()) {
            heard(answered.solver(), receivedAt);
        }
        return receivedAt <= times.closesAt();
    }

    /**
     * Gives the receipt of a commitment: at once if it was refused or has one already, else once it is journaled. The
     * first commitment that shows that its solver contradicts itself is journaled too, as the proof. What a shadow
     * commits to decides nothing, so it is not journaled.
     */
    void committed(SolverInput.Commit commit, Optional<Refusal> refusal) {
        Commitment commitment = commit.signed().commitment();
        SignedReceipt receipt = receipt(commit, refusal.orElse(null));
        if (refusal.isEmpty() && receipts.containsKey(commitment)) {
            receipts.getOrDefault(commitment, Optional.empty()).ifPresent(this::tell);
            return;
        }
        boolean proof =
                refusal.filter(Refusal.Equivocation::equals).isPresent() && equivocated.add(commitment.solver());
        if (refusal.isPresent() && !proof) {
            tell(receipt);
            return;
        }
        if (refusal.isEmpty()) {
            heard(commitment.solver(), commit.receivedAt());
            latest.put(commitment.solver(), commit);
            receipts.put(commitment, Optional.empty());
        }
        if (call.shadows().contains(commitment.solver())) {
            receipts.replace(commitment, Optional.of(receipt));
            tell(receipt);
            return;
        }
        unjournaled.merge(commitment.solver(), 1, Integer::sum);
        errands.journal(commit, receipt);
    }

    /** A commitment is journaled; whether its solver was asked to open because of that. */
    boolean journaled(SignedReceipt receipt) {
        Address solver = receipt.of().solver();
        receipts.replace(receipt.of(), Optional.of(receipt));
        tell(receipt);
        unjournaled.merge(solver, -1, Integer::sum);
        return isReceipted(solver) && toBeAsked.remove(solver) && ask(new TreeSet<>(Set.of(solver)));
    }

    /**
     * Asks for openings, each solver as soon as all of its own commitments have their receipts: a solver opens what it
     * knows to count, and waits for nobody else's.
     */
    void askToOpen(SortedSet<Address> solvers) {
        SortedSet<Address> ready = new TreeSet<>();
        solvers.forEach(solver -> (isReceipted(solver) ? ready : toBeAsked).add(solver));
        ask(ready);
    }

    private boolean isReceipted(Address solver) {
        return unjournaled.getOrDefault(solver, 0) == 0;
    }

    /** Whoever is asked has the whole window before it, however late this process is. */
    private boolean ask(SortedSet<Address> solvers) {
        extend();
        parts.solvers().floor().askToOpen(solvers, new AuctioneerMessage.OpenNow(auctionId(), openUntil));
        return true;
    }

    /** A whole window begins now, or when bids are closed in the ordinary course of things. */
    void extend() {
        long begin = parts.clock().millis() - RunningAuction.GRACE.toMillis();
        openUntil = Math.max(openUntil, begin + parts.settings().openTime().toMillis());
    }

    /** An opening as the auction is told it: with the commitment that it opens. */
    Shown shown(SolverInput.Open shown) {
        SolverInput.Commit commit = latest.get(shown.opening().solver());
        if (commit == null) {
            return new Shown(shown.opening(), shown.answer(), shown.receivedAt());
        }
        SubmittedBid bid = new SubmittedBid(
                shown.opening().solver(),
                shown.opening().bid(),
                shown.receivedAt(),
                new SubmittedBid.Sealed(
                        commit.signed(), commit.receivedAt(), shown.opening().salt()));
        return new Shown(
                shown.opening(),
                new Answered(bid, shown.answer().bundles(), shown.answer().unreadable()),
                shown.receivedAt());
    }

    /** Answers an opening. */
    void opened(SolverInput.Open shown, Optional<Refusal> refusal) {
        parts.solvers()
                .floor()
                .tell(
                        shown.opening().solver(),
                        new AuctioneerMessage.Opened(
                                shown.opening().auctionId(),
                                shown.opening().sequence(),
                                shown.receivedAt(),
                                refusal.map(Refusal::name).orElse(null)));
    }

    /** Tells everybody what became of its bids, and counts who answered when. */
    void decided(Decide decide, List<AwardedBundle> awards) {
        parts.solvers().decided(decide.competition(), awards);
        Set<BundleName> awarded = awards.stream()
                .map(award -> new BundleName(award.award().solver(), award.bundleId()))
                .collect(Collectors.toSet());
        SortedMap<Address, List<BundleVerdict>> verdicts = Verdicts.of(batch, decide, awarded);
        Set<Address> judged = new HashSet<>();
        decide.evidence().bids().stream().filter(bid -> !bid.body().isEmpty()).forEach(bid -> judged.add(bid.solver()));
        latest.keySet().forEach(solver -> {
            int bidders = judged.size() + (judged.contains(solver) ? 0 : 1);
            List<BundleVerdict> bundles = verdicts.getOrDefault(solver, List.of());
            parts.solvers().floor().tell(solver, new AuctioneerMessage.Verdict(auctionId(), bidders, bundles));
        });
        open.forEach(parts.solvers()::count);
        SortedSet<Address> competing = call.solvers();
        competing.removeAll(call.shadows());
        parts.delivery().decided(competing, firstWord);
    }

    private SignedReceipt receipt(SolverInput.Commit commit, @Nullable Refusal refusal) {
        Commitment of = commit.signed().commitment();
        BidReceipt receipt = BidReceipt.of(of, commit.receivedAt(), times.closesAt());
        return new SignedReceipt(
                of,
                new AuctioneerMessage.Receipt(
                        receipt.auctionId(),
                        receipt.sequence(),
                        receipt.seal(),
                        receipt.receivedAt(),
                        receipt.closesAt(),
                        refusal == null ? null : refusal.name(),
                        parts.receiptSigner().apply(receipt)));
    }

    private void tell(SignedReceipt receipt) {
        parts.solvers().floor().tell(receipt.of().solver(), receipt.message());
    }
}
