package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.auction.OwnTerms;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds what a lane journals out of what matters to the ledger. */
final class LaneEvents {
    static final long AT = 1_790_000_000_000L;
    static final Address WINNER = Address.fromHex("0x00000000000000000000000000000000000000b1");
    static final Address LOSER = Address.fromHex("0x00000000000000000000000000000000000000b2");
    private static final Bytes32 DOMAIN = Keccak256.hash("domain");

    private LaneEvents() {}

    static Intent intent(Gen gen, Address owner, long now) {
        Order order = new Order(
                gen.address(),
                gen.address(),
                gen.bool() ? Address.ZERO : gen.address(),
                gen.between(Uint256.of(1_000), Uint256.powerOfTen(24)),
                gen.between(Uint256.of(1_000), Uint256.powerOfTen(24)),
                now / 1000 + gen.between(1, 60),
                gen.bytes32(),
                Uint256.ZERO,
                gen.bool() ? OrderKind.SELL : OrderKind.BUY,
                gen.bool(),
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return Intent.of(DOMAIN, order, owner, new OrderSignature(SigningScheme.EIP712, Bytes.of(gen.bytes(65))));
    }

    /** The same intent, that sells 1000 atoms for at least these. */
    static Intent forAtLeast(Intent intent, Address buyToken, long buyAmount) {
        Order order = intent.order();
        Order limited = new Order(
                order.sellToken(),
                buyToken,
                order.receiver(),
                Uint256.of(1_000),
                Uint256.of(buyAmount),
                order.validTo(),
                order.appData(),
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return Intent.of(DOMAIN, limited, intent.uid().owner(), intent.signature());
    }

    /** The refusal of this bundle of the loser's, which is all that was bid for these. */
    static Competition refused(long auctionId, List<PooledOrder> offered, BundleRefusal reason) {
        return competition(auctionId, offered, new TreeMap<>(), new TreeMap<>())
                .decided(List.of(), List.of(new RefusedBid(LOSER, Uint256.ONE, reason)));
    }

    /** The loser's bid of one bundle that fills this order. */
    static SubmittedBid bid(OrderUid uid) {
        TradeJson fill = new TradeJson.Fulfillment(uid, Uint256.ONE, null);
        SolutionJson solution =
                SolutionJson.of(Uint256.ONE, new TreeMap<>(), List.of(fill), List.of(), Uint256.of(100_000));
        return new SubmittedBid(LOSER, Bytes.of(EngineResponse.write(List.of(solution))), AT, null);
    }

    /** Terms of an order that asks for a call, grants a fee and may be linked to a quote. */
    static OrderTerms terms(Gen gen, long now) {
        Hooks.Hook hook = new Hooks.Hook(gen.address(), Bytes.of(gen.bytes(4)), gen.between(0, 100_000));
        Fraction share = Fraction.of(gen.between(1, 99), 10_000);
        PartnerFee fee = gen.bool()
                ? new PartnerFee.Volume(share, gen.address())
                : new PartnerFee.Surplus(Fraction.of(1, 2), share, gen.address());
        OrderQuote quote = new OrderQuote(
                7, WINNER, Uint256.ONE, Uint256.of(2), Uint256.ZERO, Uint256.ONE, Uint256.ONE, "0.5", false);
        OrderTerms terms = new OrderTerms(now / 1_000, new Hooks(List.of(hook), List.of()), List.of(fee), null, null);
        return gen.bool() ? terms.linkedTo(quote) : terms;
    }

    static LaneEvent.AuctionCut cut(long auctionId, long block, List<PooledOrder> offered) {
        return cut(auctionId, block, offered, null);
    }

    static LaneEvent.AuctionCut cut(
            long auctionId, long block, List<PooledOrder> offered, @Nullable List<ChargedPolicy> feePolicies) {
        SortedMap<OrderUid, Uint256> fillable = new TreeMap<>();
        offered.forEach(
                order -> fillable.put(order.uid(), order.intent().order().targetAmount()));
        return new LaneEvent.AuctionCut(
                auctionId,
                DOMAIN,
                AT,
                DOMAIN,
                block,
                DOMAIN,
                fillable,
                new TreeMap<>(),
                List.of(),
                feePolicies,
                null,
                null,
                null);
    }

    /** The cut of a batch in which orders have terms of their own. */
    static LaneEvent.AuctionCut withOwnTerms(LaneEvent.AuctionCut cut, SortedMap<OrderUid, OwnTerms> own) {
        return new LaneEvent.AuctionCut(
                cut.auctionId(),
                cut.batchHash(),
                cut.cutAt(),
                cut.seed(),
                cut.blockNumber(),
                cut.blockHash(),
                cut.fillable(),
                cut.nativePrices(),
                cut.pools(),
                cut.feePolicies(),
                cut.entries(),
                cut.quotes(),
                own.isEmpty() ? null : own);
    }

    /** The cut of a batch that offers these quotes, too. */
    static LaneEvent.AuctionCut offering(LaneEvent.AuctionCut cut, List<FirmQuote> quotes) {
        return new LaneEvent.AuctionCut(
                cut.auctionId(),
                cut.batchHash(),
                cut.cutAt(),
                cut.seed(),
                cut.blockNumber(),
                cut.blockHash(),
                cut.fillable(),
                cut.nativePrices(),
                cut.pools(),
                cut.feePolicies(),
                cut.entries(),
                quotes,
                cut.own());
    }

    static AwardedBundle award(long auctionId, long nonce, SortedMap<OrderUid, OrderFill> fills) {
        return award(auctionId, nonce, fills, List.of());
    }

    static AwardedBundle award(
            long auctionId, long nonce, SortedMap<OrderUid, OrderFill> fills, List<TakenQuote> takes) {
        return new AwardedBundle(
                new Award(auctionId, Keccak256.hash("bundle " + auctionId + " " + nonce), WINNER, WINNER, AT / 1000),
                Bytes.EMPTY,
                99,
                Uint256.of(nonce),
                Bytes.EMPTY,
                nonce,
                500_000,
                true,
                fills,
                takes);
    }

    /** A competition of two solutions, the first of which wins unless it fills nothing. */
    static Competition competition(
            long auctionId,
            List<PooledOrder> offered,
            SortedMap<OrderUid, OrderFill> won,
            SortedMap<OrderUid, OrderFill> lost) {
        List<Solution> solutions = new ArrayList<>();
        if (!won.isEmpty()) {
            solutions.add(solution(1, Uint256.of(auctionId), WINNER, offered, won, true));
        }
        if (!lost.isEmpty()) {
            solutions.add(solution(2, Uint256.of(2), LOSER, offered, lost, false));
        }
        return new Competition(
                auctionId,
                99,
                AT / 1000,
                DOMAIN,
                offered.stream().map(PooledOrder::uid).sorted().toList(),
                prices(offered),
                new TreeMap<>(),
                solutions,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** An atom of each token is worth a native atom; the native coin has the price of its wrapped token. */
    static SortedMap<Address, Uint256> prices(List<PooledOrder> offered) {
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        for (PooledOrder order : offered) {
            prices.put(order.intent().order().sellToken(), Uint256.powerOfTen(18));
            prices.put(order.intent().order().buyToken().nativeAs(Orders.WETH), Uint256.powerOfTen(18));
        }
        return prices;
    }

    private static Solution solution(
            int ranking,
            Uint256 id,
            Address solver,
            List<PooledOrder> offered,
            SortedMap<OrderUid, OrderFill> fills,
            boolean isWinner) {
        List<Execution> executions = offered.stream()
                .flatMap(order ->
                        Optional.ofNullable(fills.get(order.uid())).map(fill -> execution(order, fill)).stream())
                .toList();
        ClearingPrices none = new ClearingPrices(new TreeMap<>(), new TreeMap<>());
        return new Solution(ranking, solver, id, Uint256.of(10), none, executions, isWinner, false);
    }

    static Execution execution(PooledOrder pooled, OrderFill fill) {
        Order order = pooled.intent().order();
        return new Execution(
                pooled.uid(),
                order.kind(),
                order.sellToken(),
                order.buyToken(),
                order.sellAmount(),
                order.buyAmount(),
                fill.sold(),
                fill.bought());
    }

    /** The settlement of the award in this block, its trades from this log on; 200,000 gas at 30 wei. */
    static MinedSettlement mined(AwardedBundle award, Bytes32 transaction, long block, long firstLog) {
        List<MinedTrade> trades = new ArrayList<>();
        award.fills()
                .forEach((uid, fill) -> trades.add(new MinedTrade(
                        firstLog + trades.size(),
                        uid,
                        uid.owner(),
                        WINNER,
                        LOSER,
                        fill.sold(),
                        fill.bought(),
                        fill.networkFee())));
        return new MinedSettlement(transaction, block, DOMAIN, 200_000, Uint256.of(30), trades);
    }
}
