package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.AwardProposal;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.settlement.rpc.ChainUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A chain in memory, on which every owner is rich, with some pools; what it is asked may fail. */
public final class MemoryAuctionChain implements AuctionChain {
    static final long NONCE = 5;
    static final long AWARD_DEADLINE = 1_060;

    private static final Batch.BlockRef BLOCK = new Batch.BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE);

    /** What it may be asked. */
    public enum Question {
        READ,
        TERMS,
        SIMULATE,
        NONCE
    }

    private final List<ConstantProductPool> pools;
    private final Set<Question> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Function<VerifiedBundle, Optional<BundleRefusal>> fate = bundle -> Optional.empty();

    public MemoryAuctionChain(ConstantProductPool... pools) {
        this.pools = List.of(pools);
    }

    /** From now on there is no answer to this question. */
    void fail(Question question) {
        unanswered.add(question);
    }

    /** From now on there is an answer to every question. */
    void recover() {
        unanswered.clear();
    }

    /** From now on every bundle fails in simulation. */
    void refuse(BundleRefusal reason) {
        judge(bundle -> Optional.of(reason));
    }

    /** From now on a bundle fails in simulation if there is a reason. */
    public void judge(Function<VerifiedBundle, Optional<BundleRefusal>> reason) {
        fate = reason;
    }

    /** How often it was asked for what a cut needs. */
    public int reads() {
        return reads.get();
    }

    private void answer(Question question) {
        if (unanswered.contains(question)) {
            throw new ChainUnavailable("no node");
        }
    }

    @Override
    public ChainView read(List<PooledOrder> orders) {
        reads.incrementAndGet();
        answer(Question.READ);
        Set<OrderUid> asked = new HashSet<>();
        Map<Holding, Funds> funds = new HashMap<>();
        for (PooledOrder order : orders) {
            asked.add(order.uid());
            Holding holding =
                    new Holding(order.intent().owner(), order.intent().order().sellToken());
            funds.put(holding, new Funds(Uint256.powerOfTen(9), Uint256.powerOfTen(9)));
        }
        return new ChainView(BLOCK, asked, funds, Map.of(), Set.of(), pools);
    }

    @Override
    public EngineAuction.Terms terms(Batch batch, Instant deadline) {
        answer(Question.TERMS);
        return new EngineAuction.Terms(Uint256.ONE, deadline, Map.of());
    }

    @Override
    public Simulation simulate(Batch batch, List<VerifiedBundle> bundles) {
        answer(Question.SIMULATE);
        SortedMap<BundleName, BundleRefusal> failed = new TreeMap<>();
        List<AwardProposal> passed = new ArrayList<>();
        for (VerifiedBundle bundle : bundles) {
            BundleName name =
                    new BundleName(bundle.bundle().solver(), bundle.bundle().id());
            fate.apply(bundle).ifPresentOrElse(reason -> failed.put(name, reason), () -> passed.add(proposal(bundle)));
        }
        return new Simulation(new Simulated(failed, new SimulatedAt(BLOCK.number(), BLOCK.hash())), passed);
    }

    @Override
    public Simulation simulateApart(Batch batch, List<VerifiedBundle> bundles) {
        return simulate(batch, bundles);
    }

    @Override
    public long nextNonce() {
        answer(Question.NONCE);
        return NONCE;
    }

    private static AwardProposal proposal(VerifiedBundle verified) {
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>();
        for (VerifiedFill fill : verified.fills()) {
            fills.put(
                    fill.order().uid(),
                    new OrderFill(
                            verified.bundle().auctionId(),
                            fill.userIn(),
                            fill.userOut(),
                            fill.networkFee(),
                            fill.protocolFee(),
                            OrderFill.Phase.LIVE));
        }
        Bytes32 hash = Keccak256.hash(
                "bundle " + verified.bundle().solver() + " " + verified.bundle().id());
        return new AwardProposal(
                verified.bundle().solver(),
                verified.bundle().solver(),
                verified.bundle().id(),
                hash,
                AWARD_DEADLINE,
                200_000,
                false,
                fills,
                verified.takes(),
                (award, signature) -> Bytes.of(award.structHash().toArray()));
    }
}
