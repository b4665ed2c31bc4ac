package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobSighting;
import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.LaneSettlements;
import io.walras.auctioneer.lane.LaneState;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.protocol.book.BookSweep;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.MakerFault;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.Take;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Pools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history that a lane could have journaled: a function of the seed. The machines decide, so every event is possible. */
final class LaneStory {
    private static final Address MAKER = Address.fromHex("0x00000000000000000000000000000000000000d1");

    private final Gen gen;
    private final List<Address> owners;
    private final List<LaneRecord> journal = new ArrayList<>();
    private LaneState state = LaneState.empty(IntentPool.empty(Pools.rules(1_000, 1_000_000)));
    private long now = LaneEvents.AT;
    private long block = 100;

    LaneStory(Gen gen) {
        this.gen = gen;
        this.owners = List.of(gen.address(), gen.address(), gen.address());
    }

    /** What the lane knows after all that has happened so far. */
    LaneState state() {
        return state;
    }

    /** All that has happened so far; the event at index i has number i + 1. */
    List<LaneRecord> journal() {
        return List.copyOf(journal);
    }

    /** Lets this many things happen; each is none, one or several events. */
    LaneStory steps(int count) {
        for (int i = 0; i < count; i++) {
            now += gen.between(1, 3_000);
            step();
        }
        return this;
    }

    private void step() {
        int dice = gen.between(1, 100);
        if (dice <= 40 || state.pool().orders().isEmpty()) {
            admit();
        } else if (dice <= 48) {
            PooledOrder order = anyOrder();
            pool(new PoolInput.Cancel(List.of(order.uid()), order.intent().owner(), now));
        } else if (dice <= 51) {
            instruct();
        } else if (dice <= 57) {
            observe();
        } else if (dice <= 60) {
            happen(LaneMachine.tick(state, now));
        } else if (dice <= 75) {
            auction();
        } else if (!state.jobs().isEmpty()) {
            job(gen.pick(List.copyOf(state.jobs().values())));
        }
    }

    private void admit() {
        @Nullable String clientId = gen.bool() ? null : "n" + gen.between(1, 3);
        @Nullable
        OrderUid replaced = state.pool().orders().isEmpty() || gen.chance(80)
                ? null
                : anyOrder().uid();
        Address owner = replaced == null ? gen.pick(owners) : replaced.owner();
        OrderTerms terms = gen.bool() ? OrderTerms.NONE : LaneEvents.terms(gen, now);
        pool(new PoolInput.Admit(
                LaneEvents.intent(gen, owner, now), appData(), null, clientId, replaced, terms, true, now));
    }

    private void instruct() {
        OrderScope scope = OrderScope.all(gen.pick(owners));
        switch (gen.between(1, 4)) {
            case 1 -> pool(new PoolInput.CancelAll(scope, gen.bool() ? null : now, now));
            case 2 -> happen(LaneMachine.switchesDue(state, now));
            default -> pool(new PoolInput.SetSwitch(scope, now + gen.between(0, 5_000), now));
        }
    }

    private String appData() {
        return gen.bool() ? "{}" : "{\"appCode\":\"story " + gen.between(1, 5) + "\"}";
    }

    private PooledOrder anyOrder() {
        return gen.pick(List.copyOf(state.pool().orders()));
    }

    private void pool(PoolInput input) {
        happen(LaneMachine.pool(state, input).events());
    }

    private void happen(List<? extends LaneEvent> events) {
        events.forEach(event -> journal.add(new LaneRecord(now, event)));
        state = state.applyAll(List.copyOf(events));
    }

    private void observe() {
        SortedMap<OrderUid, WaitReason> waiting = new TreeMap<>();
        state.pool().orders().stream()
                .filter(order -> gen.chance(20))
                .forEach(order -> waiting.put(order.uid(), gen.pick(List.of(WaitReason.values()))));
        List<OrderUid> invalidated = gen.chance(30) ? List.of(anyOrder().uid()) : List.of();
        Set<OrderUid> considered =
                state.pool().orders().stream().map(PooledOrder::uid).collect(Collectors.toSet());
        pool(new PoolInput.Observe(considered, waiting, invalidated));
        if (gen.chance(30)) {
            BookSweep.Drop reason = gen.pick(List.of(BookSweep.Drop.values()));
            pool(new PoolInput.Drop(new TreeMap<>(Map.of(anyOrder().uid(), reason))));
        }
    }

    private List<PooledOrder> offerable() {
        return state.pool().orders().stream()
                .filter(order -> order.isOpen() && !order.isInFlight())
                .toList();
    }

    private void auction() {
        List<PooledOrder> offered = offerable();
        if (offered.isEmpty()) {
            return;
        }
        long auctionId = state.nextAuctionId();
        List<FirmQuote> quotes = quotes(auctionId);
        if (!quotes.isEmpty()) {
            happen(List.of(new LaneEvent.MakersAnswered(auctionId, List.of(answer(quotes)), true)));
        }
        LaneEvent.AuctionCut cut = LaneEvents.cut(auctionId, block, offered);
        happen(List.of(quotes.isEmpty() ? cut : LaneEvents.offering(cut, quotes)));
        happen(List.of(new LaneEvent.BidCommitted(Samples.commitment(), now)));
        if (gen.chance(10)) {
            happen(LaneMachine.abort(state));
            return;
        }
        List<PooledOrder> shuffled = gen.shuffled(offered);
        SortedMap<OrderUid, OrderFill> won = fills(auctionId, shuffled.subList(0, gen.between(0, 1)));
        SortedMap<OrderUid, OrderFill> lost = fills(auctionId, shuffled.subList(0, Math.min(3, shuffled.size())));
        List<AwardedBundle> awards = won.isEmpty()
                ? List.of()
                : List.of(LaneEvents.award(
                        auctionId,
                        state.nextNonce(),
                        won,
                        quotes.stream()
                                .limit(gen.between(0, 1))
                                .map(LaneStory::taken)
                                .toList()));
        happen(List.of(
                new LaneEvent.AuctionJudged(
                        auctionId, Samples.evidence(), Samples.evidence().hash()),
                new LaneEvent.AuctionClosed(LaneEvents.competition(auctionId, offered, won, lost), awards)));
        if (!awards.isEmpty()) {
            happen(List.of(new LaneEvent.RewardsOffered(auctionId, RewardRules.STANDARD)));
        }
        happen(Samples.evidence().faults().stream()
                .map(fault -> new LaneEvent.SolverFaulted(
                        auctionId, fault.solver(), SolverFault.of(fault.kind()), fault.detail()))
                .toList());
        pool(new PoolInput.Reserve(won));
    }

    private SortedMap<OrderUid, OrderFill> fills(long auctionId, List<PooledOrder> orders) {
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>();
        orders.forEach(order -> fills.put(order.uid(), fill(auctionId, order)));
        return fills;
    }

    /** All of a fill-or-kill order, some of what is left of another; at its limit price or somewhat better. */
    private OrderFill fill(long auctionId, PooledOrder pooled) {
        Order order = pooled.intent().order();
        Uint256 left = order.targetAmount().minus(pooled.filled());
        Uint256 part = order.partiallyFillable() && !gen.chance(30) ? gen.between(Uint256.ONE, left) : left;
        Uint256 sold = order.isSell() ? part : order.sellAmount().mulDiv(part, order.buyAmount(), Rounding.FLOOR);
        Uint256 bought = order.isSell()
                ? order.buyAmount()
                        .mulDiv(part, order.sellAmount(), Rounding.CEIL)
                        .plus(gen.uint(20))
                : part;
        return new OrderFill(auctionId, sold, bought, gen.uint(10), gen.uint(10), OrderFill.Phase.LIVE);
    }

    private void job(SettlementJob job) {
        if (job.attempts().isEmpty() || gen.chance(10)) {
            happen(LaneSettlements.signed(
                            state,
                            new LaneEvent.TransactionSigned(
                                    job.award().job(),
                                    gen.bytes32(),
                                    Bytes.of(gen.bytes(10)),
                                    Uint256.of(9),
                                    Uint256.ONE,
                                    job.isLapsed(),
                                    now))
                    .events());
            return;
        }
        Place place = gen.chance(30) ? null : gen.chance(80) ? new Place.Settled(settlement(job)) : failed(job);
        JobSighting sighting = new JobSighting(
                job.award().job(),
                place,
                place != null && gen.chance(30),
                gen.chance(10),
                gen.bool() ? "InteractionFailed(1, 0, )" : null,
                gen.chance(30) ? List.of(makerFault(job)) : List.of());
        happen(LaneSettlements.sight(state, sighting, now));
    }

    /** None, or two of one maker. */
    private List<FirmQuote> quotes(long auctionId) {
        return gen.bool()
                ? List.of()
                : Stream.of(1, 2)
                        .map(nonce -> new FirmQuote(
                                gen.bytes32(), quote(auctionId, Uint256.of(nonce)), Bytes.of(gen.bytes(65))))
                        .toList();
    }

    private static Quote quote(long auctionId, Uint256 nonce) {
        return new Quote(
                MAKER,
                MAKER,
                Uint256.of(200),
                LaneEvents.WINNER,
                Uint256.of(100),
                Uint256.ONE,
                Address.ZERO,
                Address.ZERO,
                auctionId,
                Address.ZERO,
                nonce,
                1_800_000_000L);
    }

    private MakerAnswer answer(List<FirmQuote> quotes) {
        return new MakerAnswer(
                "story-" + now,
                MAKER,
                MAKER,
                LaneEvents.WINNER,
                Uint256.of(100),
                Uint256.ZERO,
                now,
                now + gen.between(1, 250),
                MakerAnswer.Outcome.Quoted,
                null,
                null,
                quotes.stream()
                        .map(firm -> new MakerAnswer.JudgedQuote(
                                firm.hash(),
                                firm.quote().takerToken(),
                                firm.quote().takerAmount(),
                                firm.quote().makerAmount(),
                                null,
                                null))
                        .toList());
    }

    private static TakenQuote taken(FirmQuote firm) {
        Take take = new Take(firm.quote(), Uint256.of(50), Uint256.of(100));
        return new TakenQuote(firm.hash(), take, firm.signature());
    }

    private LaneEvent.MakerFaulted makerFault(SettlementJob job) {
        Bytes32 hash =
                job.award().taken().stream().map(TakenQuote::hash).findFirst().orElseGet(gen::bytes32);
        return new LaneEvent.MakerFaulted(
                job.award().job(), MAKER, hash, MakerFault.NonceSpent, "after block " + block);
    }

    private Place.Failed failed(SettlementJob job) {
        return new Place.Failed(
                job.attempts().getLast().transaction(), gen.between(21_000, 90_000), Uint256.of(7), "NotConserved");
    }

    /** The settlement where it was, or in another block, or by another transaction. */
    private MinedSettlement settlement(SettlementJob job) {
        @Nullable MinedSettlement mined = job.mined();
        if (mined != null && gen.chance(60)) {
            return mined;
        }
        block++;
        List<MinedTrade> trades = new ArrayList<>();
        job.award().fills().forEach((uid, fill) -> trades.add(trade(trades.size(), uid, fill)));
        return new MinedSettlement(
                gen.chance(10) ? gen.bytes32() : job.attempts().getLast().transaction(),
                block,
                gen.bytes32(),
                gen.between(100_000, 300_000),
                Uint256.of(gen.between(1, 100)),
                trades);
    }

    private MinedTrade trade(int logIndex, OrderUid uid, OrderFill fill) {
        Order order = state.pool().order(uid).orElseThrow().intent().order();
        return new MinedTrade(
                logIndex,
                uid,
                uid.owner(),
                order.sellToken(),
                order.buyToken(),
                fill.sold(),
                fill.bought(),
                fill.networkFee());
    }
}
