package io.walras.auctioneer.rfq;

import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Take;
import io.walras.protocol.testing.Orders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an auction with quotes is made of, where neither solvers nor a chain take part. */
final class QuotedAuctions {
    private static final Address SOLVER = Orders.token(70);
    static final Batch.BlockRef BLOCK = new Batch.BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE);
    private static final ConstantProductPool POOL = new ConstantProductPool(
            Orders.token(50),
            Orders.token(51),
            Orders.WETH,
            Orders.USDC,
            Uint256.of(1_000_000),
            Uint256.of(2_000_000),
            Fraction.of(3, 1000),
            1);

    private QuotedAuctions() {}

    static ChainView chain(List<PooledOrder> orders) {
        Set<OrderUid> uids = new HashSet<>();
        Map<Holding, Funds> funds = new HashMap<>();
        for (PooledOrder order : orders) {
            uids.add(order.uid());
            funds.put(
                    new Holding(order.intent().owner(), order.intent().order().sellToken()),
                    new Funds(Uint256.powerOfTen(9), Uint256.powerOfTen(9)));
        }
        return new ChainView(BLOCK, uids, funds, Map.of(), Set.of(), List.of(POOL));
    }

    static AwardProposal proposal(Batch batch, FirmQuote firm) {
        var order = batch.orders().getFirst();
        Uint256 sold = order.fillable().min(firm.quote().takerAmount());
        Take take = ((Take.Taken) Take.of(firm.quote(), sold)).take();
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>(Map.of(
                order.uid(),
                new OrderFill(
                        batch.auctionId(),
                        order.fillable(),
                        take.makerOut(),
                        Uint256.ZERO,
                        Uint256.ZERO,
                        OrderFill.Phase.LIVE)));
        return new AwardProposal(
                SOLVER,
                SOLVER,
                Uint256.ONE,
                Keccak256.hash("bundle " + batch.auctionId()),
                2_000_000,
                200_000,
                true,
                fills,
                List.of(new TakenQuote(firm.hash(), take, Bytes.EMPTY)),
                (award, signature) -> Bytes.EMPTY);
    }

    static Competition competition(Batch batch) {
        return new Competition(
                batch.auctionId(),
                9,
                1_060,
                Bytes32.ZERO,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    static MinedSettlement settlement(SettlementJob job) {
        return new MinedSettlement(
                Keccak256.hash("tx " + job.award().nonce()),
                10,
                Keccak256.hash("block 10"),
                200_000,
                Uint256.ONE,
                List.of());
    }
}
