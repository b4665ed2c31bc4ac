package io.walras.auctioneer.quote;

import io.walras.auctioneer.auction.PairDirectory;
import io.walras.auctioneer.auction.RoutePairs;
import io.walras.auctioneer.auction.TokenLabels;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.liquidity.ReferencePrices;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.settlement.chain.ChainReader;
import io.walras.settlement.chain.V2Pair;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.simulate.Candidate;
import io.walras.settlement.simulate.QuoteSimulator;
import io.walras.settlement.simulate.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@link QuoteChain} over a node. Safe to use from many threads. */
public final class EvmQuoteChain implements QuoteChain {
    /** No auction has this number, so that nothing of a quote could be mistaken for something of an auction. */
    private static final long NO_AUCTION = 0;

    private final ChainReader reader;
    private final PairDirectory pairs;
    private final TokenLabels labels;
    private final BundleEncoder encoder;
    private final QuoteSimulator simulator;
    private final Terms terms;
    private final InstantSource clock;

    /**
     * What quotes need to know of their lane.
     *
     * @param routes tokens that routes may pass through, the wrapped native token first
     * @param volumeFees fees on the volume of every order, in the order in which they are applied
     * @param quoteSettler the contract that takes makers' quotes; null if there is none
     * @param hooksTrampoline makes the calls that orders ask for; null if there is none
     * @param payout where a solver wants what its settlements leave over
     */
    public record Terms(
            RoutePairs routes,
            List<ChargedPolicy> volumeFees,
            Uint256 priorityFeePerGas,
            long awardLifetimeSeconds,
            @Nullable Address quoteSettler,
            @Nullable Address hooksTrampoline,
            UnaryOperator<Address> payout) {
        public Terms {
            volumeFees = List.copyOf(volumeFees);
        }

        Address wrappedNative() {
            return routes.baseTokens().getFirst();
        }
    }

    public EvmQuoteChain(
            ChainReader reader,
            PairDirectory pairs,
            TokenLabels labels,
            BundleEncoder encoder,
            QuoteSimulator simulator,
            Terms terms,
            InstantSource clock) {
        this.reader = reader;
        this.pairs = pairs;
        this.labels = labels;
        this.encoder = encoder;
        this.simulator = simulator;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Batch batch(Intent intent, Hooks hooks) {
        ChainView view = view(pairs.of(terms.routes().of(List.of(intent))));
        Set<Address> tokens = tokens(view.pools());
        tokens.add(intent.order().sellToken());
        tokens.add(intent.order().buyToken());
        return new Batch(
                NO_AUCTION,
                clock.millis(),
                view.block(),
                List.of(new AuctionOrder(intent, intent.order().targetAmount(), terms.volumeFees(), null, hooks)),
                ReferencePrices.of(terms.wrappedNative(), tokens, view.pools()),
                view.pools(),
                BatchHash.seed(NO_AUCTION, view.block().hash()),
                terms.wrappedNative());
    }

    private ChainView view(List<V2Pair> pools) {
        return reader.read(List.of(), pools).view();
    }

    private static Set<Address> tokens(List<ConstantProductPool> pools) {
        Set<Address> tokens = new TreeSet<>();
        pools.forEach(pool -> tokens.addAll(List.of(pool.token0(), pool.token1())));
        return tokens;
    }

    @Override
    public EngineAuction.Terms terms(Batch batch, Instant deadline) {
        Uint256 gasPrice = batch.block().baseFeePerGas().plus(terms.priorityFeePerGas());
        return new EngineAuction.Terms(
                gasPrice,
                deadline,
                labels.of(batch.nativePrices().keySet()),
                terms.quoteSettler(),
                terms.hooksTrampoline());
    }

    @Override
    public OptionalLong verify(Batch batch, VerifiedBundle bundle) {
        EncodedBundle encoded = encoder.encode(bundle, batch);
        Address solver = bundle.bundle().solver();
        Award award = new Award(
                batch.auctionId(),
                encoded.bundleHash(),
                solver,
                terms.payout().apply(solver),
                Award.deadline(batch, bundle, terms.awardLifetimeSeconds()));
        Candidate candidate = new Candidate(encoded, award, bundle.fills(), bundle.jitFills());
        Verdict verdict = simulator.verify(
                candidate,
                batch.orders().getFirst().intent(),
                bundle.fills().getFirst().userIn());
        return verdict instanceof Verdict.Passed passed ? OptionalLong.of(passed.gasUsed()) : OptionalLong.empty();
    }

    @Override
    public Optional<Uint256> nativePrice(Address token) {
        Address wrapped = terms.wrappedNative();
        Address priced = token.nativeAs(wrapped);
        ChainView view = view(pairs.of(terms.routes().between(priced, wrapped)));
        return Optional.ofNullable(
                ReferencePrices.of(wrapped, List.of(priced), view.pools()).get(priced));
    }
}
