package io.walras.auctioneer.journal;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.OwnTerms;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.BookSweep;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.JitOrder;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.duty.Breaker;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.MakerFault;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.Take;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One sample of each kind that is stored: the content of the golden files. */
public final class Samples {
    static final Address WETH = Address.fromHex("0x00000000000000000000000000000000000000a1");
    static final Address USDC = Address.fromHex("0x00000000000000000000000000000000000000a2");
    static final Address SOLVER = Address.fromHex("0x00000000000000000000000000000000000000b1");
    private static final Address OWNER = Address.fromHex("0x00000000000000000000000000000000000000c1");
    private static final long AT = 1_790_000_000_000L;

    static final Intent INTENT = Intent.of(
            word(0x0d),
            new Order(
                    WETH,
                    USDC,
                    Address.ZERO,
                    Uint256.powerOfTen(18),
                    Uint256.of(3_000_000_000L),
                    1_800_000_000L,
                    word(0xad),
                    Uint256.ZERO,
                    OrderKind.SELL,
                    true,
                    TokenBalance.ERC20,
                    TokenBalance.ERC20),
            OWNER,
            new OrderSignature(SigningScheme.EIP1271, Bytes.fromHex("0xabcd")));

    private static final Listing LISTING = new Listing(
            "WETH-USDC", Side.ASK, 300_000, new BookAttributes(true, TimeInForce.GTT, SelfTrade.DROP_OLDEST));

    private static final OrderScope SCOPE = new OrderScope(OWNER, "WETH-USDC");

    static final OrderTerms TERMS = new OrderTerms(
            1_795_000_000L,
            new Hooks(
                    List.of(new Hooks.Hook(WETH, Bytes.fromHex("0xd505accf"), 60_000)),
                    List.of(new Hooks.Hook(USDC, Bytes.EMPTY, 0))),
            List.of(
                    new PartnerFee.Volume(Fraction.of(1, 1000), SOLVER),
                    new PartnerFee.Surplus(Fraction.of(1, 2), Fraction.of(1, 200), OWNER),
                    new PartnerFee.PriceImprovement(Fraction.of(1, 4), Fraction.of(1, 400), WETH)),
            new OrderQuote(
                    12,
                    SOLVER,
                    Uint256.powerOfTen(18),
                    Uint256.of(3_100_000_000L),
                    Uint256.of(2_000),
                    Uint256.of(150_000),
                    Uint256.of(30),
                    "1.0005",
                    true),
            new Placement(SOLVER, 1_799_999_999L, 12, word(0x77), 98, 3));

    static final OrderFill FILL = new OrderFill(
            7, Uint256.powerOfTen(17), Uint256.of(310_000_000L), Uint256.of(12), Uint256.of(34), OrderFill.Phase.LIVE);

    private static final Quote QUOTE = new Quote(
            OWNER,
            WETH,
            Uint256.of(100),
            USDC,
            Uint256.of(300),
            Uint256.ONE,
            Address.ZERO,
            SOLVER,
            7,
            Address.ZERO,
            Uint256.of(5),
            AT / 1000 + 30);

    static final JobId JOB = new JobId(7, word(0xb7));

    static final Execution EXECUTION = new Execution(
            INTENT.uid(),
            OrderKind.SELL,
            WETH,
            USDC,
            Uint256.powerOfTen(18),
            Uint256.of(3_000_000_000L),
            FILL.sold(),
            FILL.bought());

    private Samples() {}

    static Bytes32 word(int last) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) last;
        return Bytes32.of(bytes);
    }

    /** Every event by the name of its golden file. */
    public static Map<String, LaneEvent> events() {
        Map<String, LaneEvent> events = new TreeMap<>(Map.of(
                "auctionAborted", new LaneEvent.AuctionAborted(7),
                "auctionClosed", new LaneEvent.AuctionClosed(competition(), List.of(award())),
                "auctionCut", cut(),
                "awardLapsed", new LaneEvent.AwardLapsed(JOB),
                "jobFinished", new LaneEvent.JobFinished(JOB),
                "settlementFinal", new LaneEvent.SettlementFinal(JOB),
                "settlementMined", new LaneEvent.SettlementMined(JOB, settlement()),
                "settlementReturned", new LaneEvent.SettlementReturned(JOB),
                "settlementReverted",
                        new LaneEvent.SettlementReverted(JOB, word(0x72), 80_000, Uint256.of(7), "NotConserved"),
                "transactionSigned",
                        new LaneEvent.TransactionSigned(
                                JOB, word(0x71), Bytes.fromHex("0x02f8"), Uint256.of(90), Uint256.of(2), false, AT)));
        events.put("rewardsOffered", new LaneEvent.RewardsOffered(7, RewardRules.STANDARD));
        events.put(
                "solverFaulted",
                new LaneEvent.SolverFaulted(7, SOLVER, SolverFault.NotSettled, "InteractionFailed(1, 0, 0x)"));
        events.put("makersAnswered", new LaneEvent.MakersAnswered(7, List.of(answer()), true));
        events.put(
                "makerFaulted",
                new LaneEvent.MakerFaulted(JOB, OWNER, word(0x9a), MakerFault.NonceSpent, "nonce 5 is spent"));
        events.put("auctionJudged", new LaneEvent.AuctionJudged(7, evidence(), word(0xe7)));
        events.put("bidCommitted", new LaneEvent.BidCommitted(commitment(), AT));
        poolEvents().forEach((name, change) -> events.put(name, new LaneEvent.OrderChanged(change)));
        return events;
    }

    static Breaker breaker() {
        return Breaker.EMPTY.settled(SOLVER, AT).faulted(SOLVER, AT + 1).faulted(WETH, AT + 2);
    }

    /** The solver's last commitment to its bid. */
    public static SignedCommitment commitment() {
        return new SignedCommitment(
                new Commitment(7, word(0xba), SOLVER, 3, word(0x5e), true), Bytes.fromHex("0x0123"));
    }

    /** Two bids, a fault and a round of simulations. */
    public static AuctionEvidence evidence() {
        SubmittedBid sealed = new SubmittedBid(
                SOLVER, Bytes.fromHex("0x7b7d"), AT + 1, new SubmittedBid.Sealed(commitment(), AT, word(0x5a)));
        SubmittedBid open = new SubmittedBid(WETH, Bytes.EMPTY, AT, null);
        RefusedBid failed = new RefusedBid(
                SOLVER, Uint256.ONE, new BundleRefusal(BundleRefusal.Code.SimulationFailed, "NotConserved"));
        AuctionRules rules = new AuctionRules(
                new SelectionPolicy.Exact(1_000),
                10,
                5,
                3,
                60,
                new BundleLimits(1, 2, 3, Set.of(WETH), word(0xd0)),
                new EncodingTerms(USDC, 50, OWNER, SOLVER));
        return new AuctionEvidence(
                rules,
                AT + 1,
                AT + 2,
                List.of(sealed, open),
                List.of(new BidFault(SOLVER, BidFault.Kind.NotOpened, "did not open its bid in time")),
                List.of(new AuctionEvidence.Round(List.of(failed), new SimulatedAt(9, word(0x09)))));
    }

    private static Map<String, PoolEvent> poolEvents() {
        OrderUid uid = INTENT.uid();
        return Map.ofEntries(
                Map.entry("orderAccepted", new PoolEvent.OrderAccepted(INTENT, "{\"appCode\":\"ü\"}", AT)),
                Map.entry("orderCancelled", new PoolEvent.OrderCancelled(uid, AT + 1)),
                Map.entry("cancelRequested", new PoolEvent.CancelRequested(uid, AT + 2)),
                Map.entry("orderInvalidated", new PoolEvent.OrderInvalidated(uid)),
                Map.entry("orderExpired", new PoolEvent.OrderExpired(uid)),
                Map.entry("waitingChanged", new PoolEvent.WaitingChanged(uid, WaitReason.InsufficientBalance)),
                Map.entry("waitingEnded", new PoolEvent.WaitingChanged(uid, null)),
                Map.entry("fillChanged", new PoolEvent.FillChanged(uid, FILL)),
                Map.entry("fillLapsed", new PoolEvent.FillLapsed(uid, 7)),
                Map.entry("orderListed", new PoolEvent.OrderAccepted(INTENT, "{}", LISTING, AT)),
                Map.entry("orderNamed", new PoolEvent.OrderAccepted(INTENT, "{}", LISTING, "mm-1", AT)),
                Map.entry("orderOnTerms", new PoolEvent.OrderAccepted(INTENT, "{}", null, null, TERMS, AT)),
                Map.entry("massCancelled", new PoolEvent.MassCancelled(SCOPE, AT)),
                Map.entry("massCancelledUnsigned", new PoolEvent.MassCancelled(OrderScope.all(OWNER), null)),
                Map.entry("switchSet", new PoolEvent.SwitchSet(SCOPE, AT + 9_000, AT)),
                Map.entry("switchFired", new PoolEvent.SwitchFired(SCOPE)),
                Map.entry("orderDropped", new PoolEvent.OrderDropped(uid, BookSweep.Drop.PostOnlyWouldCross)));
    }

    static List<FeePolicy> feePolicies() {
        Fraction half = Fraction.of(1, 2);
        Fraction cap = Fraction.of(98, 10_000);
        return List.of(
                new FeePolicy.Surplus(half, cap),
                new FeePolicy.PriceImprovement(
                        half, cap, new FeePolicy.Quote(Uint256.ONE, Uint256.of(2), Uint256.ZERO)),
                new FeePolicy.Volume(Fraction.ZERO));
    }

    static List<Interaction> interactions() {
        TokenAmount in = new TokenAmount(WETH, Uint256.ONE);
        TokenAmount out = new TokenAmount(USDC, Uint256.MAX);
        return List.of(
                new Interaction.PoolSwap(SOLVER, in, out, false),
                new Interaction.QuoteTake(word(0x9a), in, out, false),
                new Interaction.JitTake(
                        new JitOrder(INTENT.order(), SigningScheme.EIP1271, Bytes.fromHex("0xabcd")), Uint256.ONE),
                new Interaction.Custom(
                        new Interaction.Call(SOLVER, Uint256.ZERO, Bytes.EMPTY),
                        List.of(new Interaction.Allowance(WETH, SOLVER, Uint256.ONE)),
                        List.of(in),
                        List.of(out),
                        true));
    }

    private static LaneEvent.AuctionCut cut() {
        ConstantProductPool pool = new ConstantProductPool(
                SOLVER,
                OWNER,
                WETH,
                USDC,
                Uint256.powerOfTen(20),
                Uint256.powerOfTen(12),
                Fraction.of(3, 1000),
                110_000);
        return new LaneEvent.AuctionCut(
                7,
                word(0xba),
                AT,
                word(0x5e),
                99,
                word(0xb1),
                new TreeMap<>(Map.of(INTENT.uid(), Uint256.powerOfTen(17))),
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USDC, Uint256.powerOfTen(26))),
                List.of(pool),
                feePolicies().stream()
                        .map(policy -> new ChargedPolicy(policy, OWNER))
                        .toList(),
                new TreeMap<>(Map.of(INTENT.uid(), new BookEntry(4, OWNER, LISTING))),
                List.of(new FirmQuote(word(0x9a), QUOTE, Bytes.fromHex("0x51"))),
                new TreeMap<>(Map.of(
                        INTENT.uid(),
                        new OwnTerms(
                                TERMS.hooks(),
                                List.of(new ChargedPolicy(new FeePolicy.Volume(Fraction.of(1, 1000)), SOLVER))))));
    }

    static Competition competition() {
        Competition.Solution solution = new Competition.Solution(
                1,
                SOLVER,
                Uint256.of(3),
                Uint256.of(5_000),
                ClearingPrices.uniform(new TreeMap<>(Map.of(WETH, Uint256.of(31), USDC, Uint256.of(10)))),
                List.of(EXECUTION),
                true,
                false);
        return new Competition(
                7,
                99,
                AT / 1000 + 60,
                word(0x5e),
                List.of(INTENT.uid()),
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18))),
                new TreeMap<>(Map.of(SOLVER, Uint256.ZERO)),
                List.of(solution),
                List.of(new Competition.RefusedBid(
                        OWNER, null, new BundleRefusal(BundleRefusal.Code.Malformed, "not JSON"))),
                new Competition.SimulatedAt(100, word(0xb2)),
                new Competition.Selection(
                        "exact", 20, 1_000L, new Ranking.Proof(false, Uint256.of(12), List.of(SOLVER))),
                new TreeSet<>(List.of(SOLVER)),
                List.of(new BidFault(SOLVER, BidFault.Kind.NotOpened, "did not open its bid in time")));
    }

    static AwardedBundle award() {
        return new AwardedBundle(
                new Award(7, JOB.bundleHash(), SOLVER, SOLVER, AT / 1000 + 60),
                Bytes.fromHex("0x1b"),
                99,
                Uint256.of(3),
                Bytes.fromHex("0xdeadbeef"),
                41,
                500_000,
                true,
                new TreeMap<>(Map.of(INTENT.uid(), FILL)),
                List.of(new TakenQuote(
                        word(0x9a), new Take(QUOTE, Uint256.of(30), Uint256.of(10)), Bytes.fromHex("0x51"))));
    }

    private static MakerAnswer answer() {
        return new MakerAnswer(
                "7-1",
                OWNER,
                WETH,
                USDC,
                Uint256.of(125),
                Uint256.ZERO,
                AT,
                AT + 40,
                MakerAnswer.Outcome.Quoted,
                null,
                12L,
                List.of(new MakerAnswer.JudgedQuote(
                        word(0x9a), USDC, Uint256.of(300), Uint256.of(100), Uint256.of(99), null)));
    }

    static MinedSettlement settlement() {
        return new MinedSettlement(
                word(0x71),
                101,
                word(0xb3),
                210_000,
                Uint256.of(30),
                List.of(new MinedTrade(
                        2, INTENT.uid(), INTENT.owner(), WETH, USDC, FILL.sold(), FILL.bought(), FILL.networkFee())));
    }
}
