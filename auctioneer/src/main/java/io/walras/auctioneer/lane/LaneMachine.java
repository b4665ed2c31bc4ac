package io.walras.auctioneer.lane;

import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchCut;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.BookDrops;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.CutWindow;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.book.BookSweep;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PoolMachine;
import io.walras.protocol.intent.PoolStep;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.rfq.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides for a lane: pure functions from its state and an input to the events to journal and an answer. The actor that
 * carries it adds nothing but persistence and time.
 *
 * @param rules how batches are cut
 * @param rewards by which solvers are rewarded
 * @param signer signs awards
 */
public record LaneMachine(CutRules rules, RewardRules rewards, Function<Award, Bytes> signer) {
    /** A lane with the standard rewards. */
    public LaneMachine(CutRules rules, Function<Award, Bytes> signer) {
        this(rules, RewardRules.STANDARD, signer);
    }

    /** The pool's answer to an input. */
    public static Decision<PoolAnswer> pool(LaneState state, PoolInput input) {
        PoolStep step = PoolMachine.step(state.pool(), input);
        return new Decision<>(changes(step), step.answer());
    }

    /**
     * Cuts a batch at {@code now} (unix milliseconds) from what the chain shows and what makers quoted for this auction.
     * Nothing to offer spends no auction id.
     */
    public Decision<Optional<Batch>> cut(LaneState state, ChainView chain, MakersWord makers, long now) {
        BatchCut cut = BatchCut.of(state.pool(), chain, rules, now / 1000);
        List<LaneEvent> events =
                new ArrayList<>(pool(state, new PoolInput.Observe(chain.orders(), cut.waiting(), cut.invalidated()))
                        .events());
        events.addAll(pool(state, new PoolInput.Drop(cut.dropped())).events());
        long auctionId = state.nextAuctionId();
        boolean isOffered = !cut.orders().isEmpty() && makers.auctionId() == auctionId;
        if (!makers.answers().isEmpty()) {
            events.add(new LaneEvent.MakersAnswered(makers.auctionId(), makers.answers(), isOffered));
        }
        if (cut.orders().isEmpty()) {
            return new Decision<>(events, Optional.empty());
        }
        Bytes32 seed = BatchHash.seed(auctionId, chain.block().hash());
        Batch batch = new Batch(
                auctionId,
                now,
                chain.block(),
                cut.orders(),
                cut.nativePrices(),
                chain.pools(),
                seed,
                rules.wrappedNative(),
                isOffered ? makers.quotes() : List.of());
        events.add(LaneEvent.AuctionCut.of(batch, rules.commonPolicies()));
        return new Decision<>(events, Optional.of(batch));
    }

    /** What is told of the batch that was cut from what the chain showed. */
    LatestBatch latest(LaneState before, ChainView chain, Batch batch) {
        SortedSet<OrderUid> leftOut = CutWindow.leftOut(before.pool(), chain.orders(), rules, batch.cutAt() / 1000);
        return LatestBatch.of(batch, before.pool(), leftOut);
    }

    /** Notes a commitment to a bid in the auction that is open. */
    public static Decision<Boolean> committed(LaneState state, SignedCommitment signed, long receivedAt) {
        boolean isOpen = Objects.equals(state.openAuction(), signed.commitment().auctionId());
        return new Decision<>(isOpen ? List.of(new LaneEvent.BidCommitted(signed, receivedAt)) : List.of(), isOpen);
    }

    /** Gives up the auction that is open, if any; its id stays consumed. */
    public static List<LaneEvent> abort(LaneState state) {
        Long open = state.openAuction();
        return open == null ? List.of() : List.of(new LaneEvent.AuctionAborted(open));
    }

    /**
     * Closes the open auction. A winner whose orders no longer all stand, because an owner cancelled one while bids were
     * open, is not awarded. Each award gets a nonce of its own, from {@code chainNonce} (the submitter's next nonce as the
     * chain sees it) or where this lane left off, whichever is later.
     */
    public Decision<List<AwardedBundle>> close(
            LaneState state,
            Competition competition,
            AuctionEvidence evidence,
            List<AwardProposal> winners,
            long chainNonce) {
        Long open = state.openAuction();
        if (open == null || open != competition.auctionId()) {
            throw new IllegalStateException("auction " + competition.auctionId() + " is not open");
        }
        List<AwardedBundle> awards = new ArrayList<>();
        List<RefusedBid> refused = new ArrayList<>(competition.refused());
        SortedMap<OrderUid, OrderFill> reserved = new TreeMap<>();
        long nonce = Math.max(state.nextNonce(), chainNonce);
        for (AwardProposal winner : winners) {
            Optional<OrderUid> gone = winner.fills().keySet().stream()
                    .filter(uid -> !stands(state, uid))
                    .findFirst();
            if (gone.isPresent()) {
                refused.add(new RefusedBid(winner.solver(), winner.bundleId(), cancelled(gone.get())));
            } else {
                awards.add(award(competition, winner, nonce++));
                reserved.putAll(winner.fills());
            }
        }
        List<LaneEvent> events = new ArrayList<>();
        events.add(new LaneEvent.AuctionJudged(competition.auctionId(), evidence, evidence.hash()));
        events.add(new LaneEvent.AuctionClosed(competition.decided(awardedIds(awards), refused), awards));
        if (!awards.isEmpty()) {
            events.add(new LaneEvent.RewardsOffered(competition.auctionId(), rewards));
        }
        evidence.faults()
                .forEach(fault -> events.add(new LaneEvent.SolverFaulted(
                        competition.auctionId(), fault.solver(), SolverFault.of(fault.kind()), fault.detail())));
        events.addAll(pool(state, new PoolInput.Reserve(reserved)).events());
        SortedMap<OrderUid, BookSweep.Drop> over = BookDrops.afterTheAuction(state.pool(), competition.orders());
        events.addAll(pool(state, new PoolInput.Drop(over)).events());
        return new Decision<>(events, awards);
    }

    /** Why a winner is not awarded that fills this order, which was cancelled while bids were open. */
    public static BundleRefusal cancelled(OrderUid uid) {
        return new BundleRefusal(BundleRefusal.Code.OrderCancelled, "order " + uid + " was cancelled");
    }

    private static List<Competition.BundleName> awardedIds(List<AwardedBundle> awards) {
        return awards.stream()
                .map(award -> new Competition.BundleName(award.award().solver(), award.bundleId()))
                .toList();
    }

    private static boolean stands(LaneState state, OrderUid uid) {
        return state.pool()
                .order(uid)
                .filter(order -> order.isOpen() && !order.isInFlight())
                .isPresent();
    }

    /** Those of the orders that are at hand, open or closed. */
    static NavigableSet<OrderUid> known(LaneState state, NavigableSet<OrderUid> uids) {
        NavigableSet<OrderUid> known = new TreeSet<>(uids);
        known.removeIf(uid -> state.pool().order(uid).isEmpty());
        return known;
    }

    private AwardedBundle award(Competition competition, AwardProposal winner, long nonce) {
        Award award = new Award(
                competition.auctionId(), winner.bundleHash(), winner.solver(), winner.payout(), winner.deadline());
        Bytes signature = signer.apply(award);
        return new AwardedBundle(
                award,
                signature,
                competition.startBlock(),
                winner.bundleId(),
                winner.callData().apply(award, signature),
                nonce,
                winner.gasLimit(),
                winner.usesLiquidity(),
                winner.fills(),
                winner.takes());
    }

    /** The pool's answers to inputs that are decided one after the other, in their order. */
    public static Decision<List<PoolAnswer>> poolAll(LaneState state, List<PoolInput> inputs) {
        List<LaneEvent> events = new ArrayList<>();
        List<PoolAnswer> answers = new ArrayList<>();
        LaneState soFar = state;
        for (PoolInput input : inputs) {
            Decision<PoolAnswer> decision = pool(soFar, input);
            soFar = soFar.applyAll(decision.events());
            events.addAll(decision.events());
            answers.add(decision.answer());
        }
        return new Decision<>(events, answers);
    }

    /**
     * What the dead-man switches do that are due at {@code now} (unix milliseconds). It comes before everything else that
     * is decided then: before orders are admitted, a batch is cut, or an award is given.
     */
    public static List<LaneEvent> switchesDue(LaneState state, long now) {
        return state.pool().isSwitchDue(now)
                ? pool(state, new PoolInput.FireSwitches(now)).events()
                : List.of();
    }

    /** Orders whose time is over leave the pool's open orders. */
    public static List<LaneEvent> tick(LaneState state, long now) {
        return pool(state, new PoolInput.Tick(now / 1000)).events();
    }

    /** What time does before a cut: orders whose time is over expire, and what has too little of it left waits for that. */
    public List<LaneEvent> beforeCut(LaneState state, long now) {
        List<LaneEvent> events = new ArrayList<>(tick(state, now));
        LaneState after = state.applyAll(events);
        SortedMap<OrderUid, WaitReason> waiting = CutWindow.outOfTime(after.pool(), rules, now / 1000);
        events.addAll(pool(after, new PoolInput.Observe(waiting.keySet(), waiting, List.of()))
                .events());
        return events;
    }

    /**
     * The open orders that the next cut may offer, from the one admitted at {@code from}; what it must read from the chain
     * follows from them.
     */
    public CutPlan plan(LaneState state, long from, long now) {
        List<Take> promised = state.jobs().values().stream()
                .filter(job -> job.mined() == null && !job.isLapsed())
                .flatMap(job -> job.award().taken().stream())
                .map(TakenQuote::take)
                .toList();
        return new CutPlan(state.nextAuctionId(), CutWindow.of(state.pool(), from, rules, now / 1000), promised);
    }

    private static List<LaneEvent> changes(PoolStep step) {
        return step.events().stream()
                .<LaneEvent>map(LaneEvent.OrderChanged::new)
                .toList();
    }
}
