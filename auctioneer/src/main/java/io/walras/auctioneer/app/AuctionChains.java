package io.walras.auctioneer.app;

import io.walras.auctioneer.auction.AuctionChain;
import io.walras.auctioneer.auction.EvmAuctionChain;
import io.walras.auctioneer.auction.EvmAuctionChain.EvmSettings;
import io.walras.auctioneer.auction.PairDirectory;
import io.walras.auctioneer.rfq.MakerFaults;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.protocol.chain.Address;
import io.walras.settlement.chain.ChainReader;
import io.walras.settlement.chain.PoolDirectory;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.chain.TokenDirectory;
import io.walras.settlement.chain.V2Factory;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncoderSettings;
import io.walras.settlement.simulate.SimulationSettings;
import io.walras.settlement.simulate.Simulator;
import io.walras.settlement.submit.GasRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the auctions' view of the chain from the settings. */
final class AuctionChains {
    private AuctionChains() {}

    static AuctionChain over(ChainParts chain, Settings settings, SolverDesk solvers, InstantSource clock) {
        Address wrapped = chain.contracts().wrappedNative();
        List<V2Factory> factories = settings.liquidity().factories().stream()
                .map(factory -> new V2Factory(factory.factory(), factory.router(), factory.fee(), factory.gas()))
                .toList();
        List<Address> baseTokens = new ArrayList<>(List.of(wrapped));
        settings.liquidity().baseTokens().stream()
                .filter(token -> !baseTokens.contains(token))
                .forEach(baseTokens::add);
        return new EvmAuctionChain(
                new ChainReader(chain.rpc(), chain.contracts()),
                new PairDirectory(
                        new PoolDirectory(chain.rpc()),
                        factories,
                        settings.liquidity().absentPairTtl(),
                        clock),
                new TokenDirectory(chain.rpc()),
                new BundleEncoder(new EncoderSettings(
                        wrapped,
                        chain.contracts().executor(),
                        settings.auction().poolToleranceBps(),
                        chain.contracts().quoteSettler(),
                        chain.contracts().hooksTrampoline())),
                new Simulator(
                        chain.rpc(),
                        new SimulationSettings(
                                chain.awardDomain(),
                                chain.submitter().address(),
                                settings.submission().priorityFeePerGas(),
                                new GasRules(settings.auction().transactionGasCap(), GasRules.DEFAULT.margin()))),
                new EvmSettings(
                        baseTokens,
                        chain.submitter().address(),
                        settings.submission().priorityFeePerGas(),
                        settings.auction().awardLifetime().toSeconds(),
                        chain.contracts().quoteSettler(),
                        chain.contracts().hooksTrampoline(),
                        makerFaults(chain),
                        solvers::payoutOf));
    }

    private static @Nullable MakerFaults makerFaults(ChainParts chain) {
        QuoteReader quotes = chain.quoteReader();
        return quotes == null ? null : new MakerFaults(quotes);
    }
}
