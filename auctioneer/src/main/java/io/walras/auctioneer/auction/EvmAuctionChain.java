package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.auctioneer.rfq.MakerFaults;
import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.settlement.chain.ChainReader;
import io.walras.settlement.chain.ChainReading;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.simulate.Candidate;
import io.walras.settlement.simulate.SimulationReport;
import io.walras.settlement.simulate.Simulator;
import io.walras.settlement.simulate.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link AuctionChain} over a node. */
public final class EvmAuctionChain implements AuctionChain {
    private static final Logger LOG = LoggerFactory.getLogger(EvmAuctionChain.class);

    private final ChainReader reader;
    private final PairDirectory pairs;
    private final BundleEncoder encoder;
    private final Simulator simulator;
    private final EvmSettings settings;
    private final TokenLabels labels;

    /**
     * What the auctions of a lane need to know of its chain.
     *
     * @param baseTokens tokens that routes may pass through, the wrapped native token included
     * @param submitter sends the settlements
     * @param priorityFeePerGas tip in wei that settlements pay
     * @param awardLifetimeSeconds time from the cut to the deadline of its awards
     * @param quoteSettler the contract that takes quotes; null if there is none
     * @param hooksTrampoline the contract that makes the calls that owners ask for; null if there is none
     * @param makerFaults finds makers that do not stand by their quotes; null if there are no quotes
     * @param payout where a solver wants what its settlements leave over
     */
    public record EvmSettings(
            List<Address> baseTokens,
            Address submitter,
            Uint256 priorityFeePerGas,
            long awardLifetimeSeconds,
            @Nullable Address quoteSettler,
            @Nullable Address hooksTrampoline,
            @Nullable MakerFaults makerFaults,
            UnaryOperator<Address> payout) {}

    public EvmAuctionChain(
            ChainReader reader,
            PairDirectory pairs,
            TokenLabels labels,
            BundleEncoder encoder,
            Simulator simulator,
            EvmSettings settings) {
        this.reader = reader;
        this.pairs = pairs;
        this.labels = labels;
        this.encoder = encoder;
        this.simulator = simulator;
        this.settings = settings;
    }

    @Override
    public ChainView read(List<PooledOrder> orders) {
        List<Intent> intents = orders.stream().map(PooledOrder::intent).toList();
        ChainReading reading = reader.read(
                intents, HooksDue.before(orders), pairs.of(new RoutePairs(settings.baseTokens()).of(intents)));
        if (!reading.unsimulated().isEmpty()) {
            LOG.warn("the node does not try the hooks of orders: {}", reading.unsimulated());
        }
        return reading.view();
    }

    @Override
    public EngineAuction.Terms terms(Batch batch, Instant deadline) {
        Uint256 gasPrice = batch.block().baseFeePerGas().plus(settings.priorityFeePerGas());
        return new EngineAuction.Terms(
                gasPrice,
                deadline,
                labels.of(batch.nativePrices().keySet()),
                settings.quoteSettler(),
                settings.hooksTrampoline());
    }

    @Override
    public Simulation simulate(Batch batch, List<VerifiedBundle> bundles) {
        return simulated(batch, bundles, simulator::simulate);
    }

    @Override
    public Simulation simulateApart(Batch batch, List<VerifiedBundle> bundles) {
        return simulated(batch, bundles, simulator::simulateApart);
    }

    private Simulation simulated(
            Batch batch, List<VerifiedBundle> bundles, Function<List<Candidate>, SimulationReport> how) {
        List<Candidate> candidates =
                bundles.stream().map(bundle -> candidate(batch, bundle)).toList();
        SimulationReport report = how.apply(candidates);
        SortedMap<BundleName, BundleRefusal> failed = new TreeMap<>();
        List<AwardProposal> passed = new ArrayList<>();
        List<MakerFaulted> makerFaults = new ArrayList<>();
        for (int i = 0; i < bundles.size(); i++) {
            VerifiedBundle bundle = bundles.get(i);
            switch (report.verdicts().get(i)) {
                case Verdict.Passed verdict -> passed.add(proposal(bundle, candidates.get(i), verdict));
                case Verdict.Refused verdict -> {
                    failed.put(name(bundle.bundle()), verdict.refusal());
                    makerFaults.addAll(
                            makerFaults(bundle, candidates.get(i), report.at().block()));
                }
            }
        }
        return new Simulation(new Simulated(failed, report.at()), passed, makerFaults);
    }

    /** A node that cannot tell blames nobody. */
    private List<MakerFaulted> makerFaults(VerifiedBundle bundle, Candidate candidate, long block) {
        MakerFaults faults = settings.makerFaults();
        if (faults == null) {
            return List.of();
        }
        Award award = candidate.award();
        try {
            return faults.of(new JobId(award.auctionId(), award.bundleHash()), bundle.takes(), block);
        } catch (ChainUnavailable unknown) {
            LOG.atWarn()
                    .addKeyValue("auctionId", award.auctionId())
                    .addKeyValue("reason", unknown.getMessage())
                    .log("not known whether makers stand by their quotes");
            return List.of();
        }
    }

    @Override
    public long nextNonce() {
        return reader.transactionCount(settings.submitter());
    }

    private static BundleName name(Bundle bundle) {
        return new BundleName(bundle.solver(), bundle.id());
    }

    private Candidate candidate(Batch batch, VerifiedBundle bundle) {
        EncodedBundle encoded = encoder.encode(bundle, batch);
        long deadline = Award.deadline(batch, bundle, settings.awardLifetimeSeconds());
        Address solver = bundle.bundle().solver();
        Award award = new Award(
                batch.auctionId(),
                encoded.bundleHash(),
                solver,
                settings.payout().apply(solver),
                deadline);
        return new Candidate(encoded, award, bundle.fills(), bundle.jitFills());
    }

    private static AwardProposal proposal(VerifiedBundle bundle, Candidate candidate, Verdict.Passed verdict) {
        Award award = candidate.award();
        EncodedBundle encoded = candidate.bundle();
        return new AwardProposal(
                award.solver(),
                award.payout(),
                bundle.bundle().id(),
                award.bundleHash(),
                award.deadline(),
                verdict.gasLimit(),
                encoded.usesLiquidity(),
                fills(award.auctionId(), bundle.fills()),
                bundle.takes(),
                encoded::callData);
    }

    private static SortedMap<OrderUid, OrderFill> fills(long auctionId, List<VerifiedFill> verified) {
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>();
        for (VerifiedFill fill : verified) {
            fills.put(
                    fill.order().uid(),
                    new OrderFill(
                            auctionId,
                            fill.userIn(),
                            fill.userOut(),
                            fill.networkFee(),
                            fill.protocolFee(),
                            OrderFill.Phase.LIVE));
        }
        return fills;
    }
}
