package io.walras.auctioneer.replay;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;

import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.Decision;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.lane.LaneState;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.AuctionEffect.Simulate;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.AuctionMachine;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.AuctionStep;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.FeeRule;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.wire.engine.BidReader;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncoderSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole auction, from two signed orders to a signed award, by the real machines: one open bid and two sealed ones, of
 * which the best fails in simulation, and one that is never opened.
 */
public final class RecordedAuction {
    private static final long NOW = 1_000_000;
    private static final long CLOSES = NOW + 1_600;
    /** Who makes the best bid. */
    static final PrivateKey BEST = Orders.key(32);

    /** Who commits to a bid and does not open it. */
    static final PrivateKey SILENT = Orders.key(34);

    private static final PrivateKey AUCTIONEER = Orders.key(90);
    private static final Eip712Domain AWARDS =
            Eip712Domain.walras(Orders.DOMAIN.chainId(), Orders.DOMAIN.verifyingContract());
    private static final EncodingTerms ENCODING = new EncodingTerms(Orders.token(80), 50, null, Orders.token(81));
    private static final OrderTerms ASKING = new OrderTerms(
            0,
            new Hooks(List.of(new Hooks.Hook(USDC, Bytes.EMPTY, 1)), List.of(new Hooks.Hook(WETH, Bytes.EMPTY, 2))),
            List.of(new PartnerFee.Volume(Fraction.of(1, 10_000), Orders.token(71))),
            null,
            null);
    private static final ConstantProductPool POOL = new ConstantProductPool(
            Orders.token(50),
            Orders.token(51),
            WETH,
            USDC,
            Uint256.of(1_000_000),
            Uint256.of(2_100_000),
            Fraction.of(3, 1000),
            110_000);

    private final LaneMachine lane = new LaneMachine(
            new CutRules(
                    WETH,
                    10,
                    10,
                    60,
                    List.of(new FeeRule(
                            FeeRule.Scope.ALL,
                            FeeRule.Basis.SURPLUS,
                            Fraction.of(1, 2),
                            Fraction.of(1, 100),
                            Orders.token(70)))),
            award -> AUCTIONEER.sign(AWARDS.digest(award.structHash())).toBytes());
    private final AuctionMachine machine;
    private final Intent alices = Orders.sell().by(ALICE).amounts(1_000, 2_000).signed();
    private final Intent bobs =
            Orders.sell().by(BOB).of(USDC, WETH).amounts(2_100, 990).partial().signed();

    public RecordedAuction() {
        this(new TreeMap<>());
    }

    /** The same, but these solvers are kept out until the unix millisecond. */
    RecordedAuction(SortedMap<Address, Long> blocked) {
        AuctionRules rules = new AuctionRules(
                new SelectionPolicy.Exact(1_000), 10, 5, 3, 60, new BundleLimits(10, 10, 1_000, Set.of()), ENCODING);
        this.machine = new AuctionMachine(rules.keepingOut(blocked));
    }

    /** The record, after the auction was held. */
    public AuctionRecord held() {
        return held(false);
    }

    /** The record, after Alice cancelled her order while the bids were judged. */
    public AuctionRecord heldWithACancellation() {
        return held(true);
    }

    /** Bob asks for calls and grants a fee. */
    private OrderTerms termsOf(Intent intent) {
        return intent.equals(bobs) ? ASKING : OrderTerms.NONE;
    }

    private AuctionRecord held(boolean isCancelled) {
        LaneState state = LaneState.empty(IntentPool.empty(Pools.rules(10, 10)));
        for (Intent intent : List.of(alices, bobs)) {
            state = state.applyAll(LaneMachine.pool(
                            state, new PoolInput.Admit(intent, "{}", null, null, null, termsOf(intent), true, NOW))
                    .events());
        }
        Decision<Optional<Batch>> cut = lane.cut(state, view(), MakersWord.NONE, NOW);
        state = state.applyAll(cut.events());
        Batch batch = cut.answer().orElseThrow();
        Decide decided = decide(batch);
        if (isCancelled) {
            PoolInput cancel = new PoolInput.Cancel(List.of(alices.uid()), ALICE.address(), NOW);
            state = state.applyAll(LaneMachine.pool(state, cancel).events());
        }
        Decision<List<AwardedBundle>> closed =
                lane.close(state, decided.competition(), decided.evidence(), proposals(batch, decided.winners()), 5);
        return new AuctionRecord(
                Orders.DOMAIN,
                AWARDS,
                AUCTIONEER.address(),
                WETH,
                only(cut.events(), LaneEvent.AuctionCut.class),
                batch.orders().stream().map(order -> order.intent()).toList(),
                only(closed.events(), LaneEvent.AuctionJudged.class),
                only(closed.events(), LaneEvent.AuctionClosed.class).competition(),
                closed.answer(),
                List.of(commitment(batch, SILENT, crossing(2_090))),
                List.of());
    }

    private static <T> T only(List<LaneEvent> events, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private ChainView view() {
        ChainView.Funds rich = new ChainView.Funds(Uint256.of(9_999), Uint256.of(9_999));
        return new ChainView(
                new Batch.BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE),
                Set.of(alices.uid(), bobs.uid()),
                Map.of(
                        new ChainView.Holding(ALICE.address(), WETH), rich,
                        new ChainView.Holding(BOB.address(), USDC), rich),
                Map.of(),
                Set.of(),
                List.of(POOL));
    }

    private Decide decide(Batch batch) {
        PrivateKey open = Orders.key(31);
        PrivateKey rival = Orders.key(33);
        SealedBook book = SealedBook.open(batch.auctionId(), BatchHash.of(batch), CLOSES, CLOSES + 200);
        AuctionStep step = new AuctionStep(
                AuctionMachine.begin(batch, new TreeSet<>(Set.of(open.address())), book, new TreeSet<>()),
                Optional.empty(),
                Optional.empty());
        step = commit(step, batch, BEST, crossing(2_080));
        step = commit(step, batch, rival, crossing(2_001));
        step = commit(step, batch, SILENT, crossing(2_090));
        step = machine.step(
                step.next(),
                BidReader.read(new SubmittedBid(open.address(), bytes(crossing(2_050)), CLOSES - 5, null), batch));
        step = show(step, batch, BEST, crossing(2_080));
        step = show(step, batch, rival, crossing(2_001));
        step = machine.step(step.next(), AuctionInput.OpeningsClosed.NOW);
        step = machine.step(step.next(), AuctionInput.Judge.NOW);
        boolean first = true;
        while (step.effect().orElseThrow() instanceof Simulate simulate) {
            step = machine.step(step.next(), verdicts(first ? simulate.bundles() : List.of()));
            first = false;
        }
        return (Decide) step.effect().orElseThrow();
    }

    private static AuctionInput.Simulated verdicts(List<VerifiedBundle> failing) {
        SortedMap<BundleName, BundleRefusal> failed = new TreeMap<>();
        failing.forEach(bundle -> failed.put(
                new BundleName(bundle.bundle().solver(), bundle.bundle().id()),
                new BundleRefusal(BundleRefusal.Code.SimulationFailed, "NotConserved")));
        return new AuctionInput.Simulated(failed, new SimulatedAt(10, Keccak256.hash("block 10")));
    }

    /** Both orders against each other, Bob selling so many USDC for Alice's 1000 WETH, before fees. */
    private String crossing(long usdc) {
        return """
                {"solutions": [{"id": 1, "prices": {"%s": "%d", "%s": "1000"}, "trades": [
                  {"kind": "fulfillment", "order": "%s", "executedAmount": "1000", "fee": "0"},
                  {"kind": "fulfillment", "order": "%s", "executedAmount": "%d", "fee": "0"}],
                  "interactions": []}]}
                """.formatted(WETH, usdc, USDC, alices.uid(), bobs.uid(), usdc);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes32 salt(PrivateKey solver) {
        return Keccak256.hash("salt of " + solver.address());
    }

    private static SignedCommitment commitment(Batch batch, PrivateKey solver, String bid) {
        Bytes32 seal = Commitment.seal(batch.auctionId(), solver.address(), bytes(bid), salt(solver));
        return SignedCommitment.sign(
                new Commitment(batch.auctionId(), BatchHash.of(batch), solver.address(), 0, seal, true),
                AWARDS,
                solver);
    }

    private AuctionStep commit(AuctionStep step, Batch batch, PrivateKey solver, String bid) {
        return machine.step(step.next(), new AuctionInput.Committed(commitment(batch, solver, bid), CLOSES - 9));
    }

    private AuctionStep show(AuctionStep step, Batch batch, PrivateKey solver, String bid) {
        SubmittedBid.Sealed sealed = new SubmittedBid.Sealed(commitment(batch, solver, bid), CLOSES - 9, salt(solver));
        SubmittedBid submitted = new SubmittedBid(solver.address(), bytes(bid), CLOSES + 50, sealed);
        Opening opening = new Opening(batch.auctionId(), solver.address(), 0, salt(solver), bytes(bid));
        return machine.step(
                step.next(), new AuctionInput.Shown(opening, BidReader.read(submitted, batch), CLOSES + 50));
    }

    private static List<AwardProposal> proposals(Batch batch, List<VerifiedBundle> winners) {
        BundleEncoder encoder = new BundleEncoder(EncoderSettings.of(WETH, ENCODING));
        return winners.stream()
                .map(winner -> {
                    EncodedBundle encoded = encoder.encode(winner, batch);
                    return new AwardProposal(
                            winner.bundle().solver(),
                            Orders.token(71),
                            winner.bundle().id(),
                            encoded.bundleHash(),
                            Award.deadline(batch, winner, 60),
                            500_000,
                            encoded.usesLiquidity(),
                            fills(batch, winner),
                            winner.takes(),
                            encoded::callData);
                })
                .toList();
    }

    private static SortedMap<OrderUid, OrderFill> fills(Batch batch, VerifiedBundle winner) {
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>();
        winner.fills()
                .forEach(fill -> fills.put(
                        fill.order().uid(),
                        new OrderFill(
                                batch.auctionId(),
                                fill.userIn(),
                                fill.userOut(),
                                fill.networkFee(),
                                fill.protocolFee(),
                                OrderFill.Phase.LIVE)));
        return fills;
    }
}
