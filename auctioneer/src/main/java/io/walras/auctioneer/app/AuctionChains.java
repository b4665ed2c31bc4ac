package io.walras.auctioneer.app;

import io.walras.auctioneer.auction.AuctionChain;
import io.walras.auctioneer.auction.EvmAuctionChain;
import io.walras.auctioneer.auction.EvmAuctionChain.EvmSettings;
import io.walras.auctioneer.auction.PairDirectory;
import io.walras.auctioneer.auction.RoutePairs;
import io.walras.auctioneer.auction.TokenLabels;
import io.walras.auctioneer.quote.EvmQuoteChain;
import io.walras.auctioneer.quote.QuoteChain;
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
import io.walras.settlement.simulate.QuoteSimulator;
import io.walras.settlement.simulate.SimulationSettings;
import io.walras.settlement.simulate.Simulator;
import io.walras.settlement.submit.GasRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the auctions' and the quotes' views of the chain from the settings. */
final class AuctionChains {
    private AuctionChains() {}

    static AuctionChain over(ChainParts chain, Settings settings, SolverDesk solvers, InstantSource clock) {
        return new EvmAuctionChain(
                new ChainReader(chain.rpc(), chain.contracts()),
                pairs(chain, settings, clock),
                new TokenLabels(new TokenDirectory(chain.rpc())),
                encoder(chain, settings),
                new Simulator(chain.rpc(), simulation(chain, settings)),
                new EvmSettings(
                        baseTokens(chain, settings),
                        chain.submitter().address(),
                        settings.submission().priorityFeePerGas(),
                        settings.auction().awardLifetime().toSeconds(),
                        chain.contracts().quoteSettler(),
                        chain.contracts().hooksTrampoline(),
                        makerFaults(chain),
                        solvers::payoutOf));
    }

    /** What quotes ask of the chain; they share nothing with the auctions that could hold these up. */
    static QuoteChain forQuotes(ChainParts chain, Settings settings, SolverDesk solvers, InstantSource clock) {
        return new EvmQuoteChain(
                new ChainReader(chain.rpc(), chain.contracts()),
                pairs(chain, settings, clock),
                new TokenLabels(new TokenDirectory(chain.rpc())),
                encoder(chain, settings),
                new QuoteSimulator(
                        chain.rpc(),
                        simulation(chain, settings),
                        chain.contracts().allowanceHolder()),
                new EvmQuoteChain.Terms(
                        new RoutePairs(baseTokens(chain, settings)),
                        QuoteWiring.volumeFees(settings),
                        settings.submission().priorityFeePerGas(),
                        settings.auction().awardLifetime().toSeconds(),
                        chain.contracts().quoteSettler(),
                        chain.contracts().hooksTrampoline(),
                        solvers::payoutOf),
                clock);
    }

    private static PairDirectory pairs(ChainParts chain, Settings settings, InstantSource clock) {
        List<V2Factory> factories = settings.liquidity().factories().stream()
                .map(factory -> new V2Factory(factory.factory(), factory.router(), factory.fee(), factory.gas()))
                .toList();
        return new PairDirectory(
                new PoolDirectory(chain.rpc()), factories, settings.liquidity().absentPairTtl(), clock);
    }

    private static List<Address> baseTokens(ChainParts chain, Settings settings) {
        List<Address> baseTokens = new ArrayList<>(List.of(chain.contracts().wrappedNative()));
        settings.liquidity().baseTokens().stream()
                .filter(token -> !baseTokens.contains(token))
                .forEach(baseTokens::add);
        return baseTokens;
    }

    private static BundleEncoder encoder(ChainParts chain, Settings settings) {
        return new BundleEncoder(new EncoderSettings(
                chain.contracts().wrappedNative(),
                chain.contracts().executor(),
                settings.auction().poolToleranceBps(),
                chain.contracts().quoteSettler(),
                chain.contracts().hooksTrampoline()));
    }

    private static SimulationSettings simulation(ChainParts chain, Settings settings) {
        return new SimulationSettings(
                chain.awardDomain(),
                chain.submitter().address(),
                settings.submission().priorityFeePerGas(),
                new GasRules(settings.auction().transactionGasCap(), GasRules.DEFAULT.margin()));
    }

    private static @Nullable MakerFaults makerFaults(ChainParts chain) {
        QuoteReader quotes = chain.quoteReader();
        return quotes == null ? null : new MakerFaults(quotes);
    }
}
