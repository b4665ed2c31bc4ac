package io.walras.auctioneer.app;

import com.typesafe.config.Config;
import io.walras.auctioneer.auction.AuctionSettings;
import io.walras.auctioneer.http.HttpSettings;
import io.walras.auctioneer.intake.IntakeSettings;
import io.walras.auctioneer.placement.IndexerSettings;
import io.walras.auctioneer.quote.QuoteSettings;
import io.walras.auctioneer.rfq.MakerSettings;
import io.walras.auctioneer.rfq.RfqSettings;
import io.walras.auctioneer.settle.SubmissionSettings;
import io.walras.auctioneer.solver.SolverSettings;
import io.walras.auctioneer.solver.session.SessionSettings;
import io.walras.protocol.auction.FeeRule;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.book.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.PoolRules;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.Sides;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operator's settings, checked. The keys and their units are described in reference.conf.
 *
 * @param auctioneerKey file of the key that signs awards
 * @param submitterKey file of the key that sends settlements
 */
record Settings(
        Chain chain,
        Path auctioneerKey,
        Path submitterKey,
        List<SolverSettings> solvers,
        Liquidity liquidity,
        List<FeeRule> fees,
        List<Market> markets,
        AuctionSettings auction,
        SubmissionSettings submission,
        PoolRules pool,
        StorageSettings storage,
        IntakeSettings intake,
        IndexerSettings indexer,
        SessionSettings sessions,
        RfqSettings rfq,
        QuoteSettings quotes,
        List<MakerSettings> makers,
        HttpSettings http) {

    /** The chain and our contract on it. */
    public record Chain(
            URI rpc,
            long chainId,
            Address settlement,
            String domainName,
            String domainVersion,
            int finalityDepth,
            Duration timeout) {}

    /** Where on-chain liquidity is looked for. */
    public record Liquidity(List<PoolFactory> factories, List<Address> baseTokens, Duration absentPairTtl) {}

    /** A Uniswap v2 style factory; the fee is the share of the input its pools keep, the gas that of one swap. */
    public record PoolFactory(Address factory, Address router, Fraction fee, long gas) {}

    /**
     * Reads the settings below {@code walras}.
     *
     * @throws com.typesafe.config.ConfigException naming the key that is missing or wrong, and what it should be
     */
    public static Settings of(Config config) {
        SettingsReader walras = new SettingsReader(config.getConfig("walras"));
        PoolRules pool = pool(walras.at("pool"));
        IntakeSettings intake = IntakeSettings.of(config.getConfig("walras.intake"));
        if (intake.ledgerMayLag() * 2 > pool.retainedClosedOrders()) {
            throw walras.at("intake").wrong("ledger-may-lag", "must be at most half of pool.retained-closed-orders");
        }
        return new Settings(
                chain(walras.at("chain")),
                walras.at("keys").path("auctioneer-file"),
                walras.at("keys").path("submitter-file"),
                solvers(walras),
                liquidity(walras.at("liquidity")),
                walras.each("fee-policies").stream().map(Settings::feeRule).toList(),
                markets(walras),
                auction(walras.at("auction")),
                submission(walras.at("submission")),
                pool,
                StorageSettings.of(walras.at("storage")),
                intake,
                indexer(walras.at("indexer")),
                SessionSettings.of(config.getConfig("walras.sessions")),
                RfqSettings.of(config.getConfig("walras.rfq")),
                QuoteSettings.of(config.getConfig("walras.quotes")),
                makers(walras),
                HttpSettings.of(config.getConfig("walras.http")));
    }

    private static Chain chain(SettingsReader chain) {
        return new Chain(
                chain.url("rpc"),
                chain.whole("chain-id", 1, Long.MAX_VALUE),
                chain.address("settlement"),
                chain.text("domain-name"),
                chain.text("domain-version"),
                chain.integer("finality-depth", 0, 10_000),
                chain.duration("timeout"));
    }

    private static List<SolverSettings> solvers(SettingsReader walras) {
        List<SolverSettings> solvers = walras.each("solvers").stream()
                .map(solver -> new SolverSettings(
                        solver.text("name"),
                        solver.optionalUrl("url").orElse(null),
                        solver.address("address"),
                        solver.optionalAddress("payout").orElseGet(() -> solver.address("address"))))
                .toList();
        Set<Address> addresses = solvers.stream().map(SolverSettings::address).collect(Collectors.toSet());
        Set<String> names = solvers.stream().map(SolverSettings::name).collect(Collectors.toSet());
        if (addresses.size() < solvers.size() || names.size() < solvers.size()) {
            throw walras.wrong("solvers", "must have different names and different addresses");
        }
        return solvers;
    }

    private static List<MakerSettings> makers(SettingsReader walras) {
        List<MakerSettings> makers = walras.each("makers").stream()
                .map(maker -> new MakerSettings(
                        maker.text("name"),
                        maker.address("address"),
                        maker.optionalUrl("url").orElse(null),
                        maker.each("pairs").stream().map(Settings::pair).toList()))
                .toList();
        long names = makers.stream().map(MakerSettings::name).distinct().count();
        long addresses = makers.stream().map(MakerSettings::address).distinct().count();
        if (names < makers.size() || addresses < makers.size()) {
            throw walras.wrong("makers", "must have different names and different addresses");
        }
        return makers;
    }

    private static PairTerms pair(SettingsReader pair) {
        try {
            return new PairTerms(
                    pair.address("base"),
                    pair.address("quote"),
                    pair.amount("min-size"),
                    pair.amount("max-size"),
                    Sides.Both);
        } catch (IllegalArgumentException noPair) {
            throw pair.wrong("base", "must be of a pair: " + noPair.getMessage());
        }
    }

    private static Liquidity liquidity(SettingsReader liquidity) {
        List<PoolFactory> factories = liquidity.each("pool-factories").stream()
                .map(factory -> new PoolFactory(
                        factory.address("factory"),
                        factory.address("router"),
                        factory.factor("fee"),
                        factory.whole("gas", 1, 10_000_000)))
                .toList();
        return new Liquidity(factories, liquidity.addresses("base-tokens"), liquidity.duration("absent-pair-ttl"));
    }

    private static List<Market> markets(SettingsReader walras) {
        List<Market> markets = new ArrayList<>();
        for (SettingsReader entry : walras.each("markets")) {
            try {
                markets.add(new Market(
                        entry.text("name"),
                        entry.address("base"),
                        entry.address("quote"),
                        entry.amount("lot"),
                        entry.amount("tick")));
            } catch (IllegalArgumentException noMarket) {
                throw entry.wrong("name", "must be of a market: " + noMarket.getMessage());
            }
        }
        long names = markets.stream().map(Market::name).distinct().count();
        long pairs = markets.stream()
                .map(market -> Set.of(market.base(), market.quote()))
                .distinct()
                .count();
        if (names < markets.size() || pairs < markets.size()) {
            throw walras.wrong("markets", "must have different names and different pairs of tokens");
        }
        return markets;
    }

    private static FeeRule feeRule(SettingsReader rule) {
        FeeRule.Basis basis = switch (rule.text("kind")) {
            case "surplus" -> FeeRule.Basis.SURPLUS;
            case "price-improvement" -> FeeRule.Basis.PRICE_IMPROVEMENT;
            case "volume" -> FeeRule.Basis.VOLUME;
            default -> throw rule.wrong("kind", "must be surplus, price-improvement or volume");
        };
        FeeRule.Scope scope = switch (rule.isSet("orders") ? rule.text("orders") : "all") {
            case "all" -> FeeRule.Scope.ALL;
            case "in-market" -> FeeRule.Scope.IN_MARKET;
            case "out-of-market" -> FeeRule.Scope.OUT_OF_MARKET;
            default -> throw rule.wrong("orders", "must be all, in-market or out-of-market");
        };
        Fraction factor = rule.factor("factor");
        return new FeeRule(
                scope,
                basis,
                factor,
                basis == FeeRule.Basis.VOLUME ? factor : rule.factor("max-volume-factor"),
                rule.address("recipient"));
    }

    private static AuctionSettings auction(SettingsReader auction) {
        AuctionSettings settings = new AuctionSettings(
                auction.duration("interval"),
                auction.duration("solve-time"),
                auction.duration("bid-time"),
                auction.duration("open-time"),
                auction.duration("award-lifetime"),
                auction.duration("min-validity"),
                auction.integer("max-orders", 1, 100_000),
                policy(auction),
                auction.integer("max-winners", 1, 1_000),
                auction.integer("max-bundles-per-solver", 1, 10_000),
                auction.integer("max-simulation-rounds", 1, 100),
                auction.integer("max-solution-bytes", 1_024, 100_000_000),
                auction.integer("max-fills", 1, 10_000),
                auction.integer("max-interactions", 0, 10_000),
                auction.integer("max-call-data-bytes", 0, 1_000_000),
                auction.integer("pool-tolerance-bps", 0, 10_000),
                auction.whole("transaction-gas-cap", 100_000, 1_000_000_000));
        if (settings.solveTime().compareTo(settings.bidTime()) > 0) {
            throw auction.wrong("solve-time", "must not be longer than bid-time");
        }
        return settings;
    }

    private static PoolRules pool(SettingsReader pool) {
        SettingsReader resting = pool.at("resting");
        SettingsReader presign = pool.at("presign");
        return new PoolRules(
                pool.integer("max-open-orders", 1, 10_000_000),
                pool.integer("max-open-orders-per-owner", 1, 1_000_000),
                new PoolRules.Resting(
                        resting.integer("max-per-owner", 1, 1_000_000),
                        resting.integer("max-per-owner-and-market", 1, 1_000_000),
                        resting.integer("max-switches", 0, 1_000_000)),
                new PoolRules.Presign(
                        presign.integer("max-pending", 0, 1_000_000),
                        presign.integer("max-pending-per-owner", 0, 1_000_000),
                        presign.duration("lifetime").toSeconds()),
                pool.integer("retained-closed-orders", 100, 10_000_000));
    }

    private static IndexerSettings indexer(SettingsReader indexer) {
        return new IndexerSettings(
                indexer.optionalAddress("eth-flow").orElse(null),
                indexer.whole("start-block", 0, Long.MAX_VALUE),
                indexer.duration("poll-interval"),
                indexer.isSet("refunder-file") ? indexer.path("refunder-file") : null,
                indexer.duration("refund-interval"));
    }

    private static SelectionPolicy policy(SettingsReader auction) {
        long nodeBudget = auction.whole("node-budget", 1, 1_000_000_000_000L);
        return SelectionPolicy.ofWireName(auction.text("policy"), nodeBudget)
                .orElseThrow(() -> auction.wrong("policy", "must be exact or greedy"));
    }

    private static SubmissionSettings submission(SettingsReader submission) {
        return new SubmissionSettings(
                submission.duration("poll-interval"),
                submission.amount("max-fee-per-gas"),
                submission.amount("priority-fee-per-gas"),
                submission.duration("bump-after"));
    }
}
