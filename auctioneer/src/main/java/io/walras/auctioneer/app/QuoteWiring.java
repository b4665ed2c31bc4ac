package io.walras.auctioneer.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.http.Deployment;
import io.walras.auctioneer.intake.IntakeRules;
import io.walras.auctioneer.ledger.QuoteArchive;
import io.walras.auctioneer.quote.ArchivedQuotes;
import io.walras.auctioneer.quote.NativePrices;
import io.walras.auctioneer.quote.QuoteChain;
import io.walras.auctioneer.quote.QuoteDesk;
import io.walras.auctioneer.quote.QuoteParts;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.auctioneer.solver.SolverGateway;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.FeeRule;
import io.walras.protocol.num.Fraction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** Puts together what makes quotes. */
record QuoteWiring(QuoteDesk desk, ArchivedQuotes links, NativePrices prices) {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    static QuoteWiring of(
            ActorSystem<?> system,
            Settings settings,
            ChainParts chain,
            Deployment deployment,
            SolverParts solverParts,
            QuoteArchive archive,
            Executor blocking,
            InstantSource clock,
            MeterRegistry meters) {
        SolverDesk solvers = new SolverDesk(
                new SolverGateway(system, clock, meters, settings.auction().maxSolutionBytes()),
                settings.solvers(),
                solverParts.floor());
        QuoteChain quoteChain = AuctionChains.forQuotes(chain, settings, solvers, clock);
        ArchivedQuotes archived = new ArchivedQuotes(archive, clock);
        QuoteDesk desk = new QuoteDesk(new QuoteParts(
                settings.quotes(),
                IntakeRules.of(
                        deployment.domain(),
                        deployment.wrappedNative(),
                        deployment.noReceivers(),
                        deployment.hooksTrampoline() != null,
                        deployment.ethFlow(),
                        settings.intake(),
                        settings.markets()),
                LaneParts.rules(settings.auction(), chain).bundleLimits(),
                settings.auction().maxBundlesPerSolver(),
                quoteChain,
                solvers,
                archived,
                blocking,
                clock));
        return new QuoteWiring(desk, archived, new NativePrices(quoteChain, settings.quotes(), blocking, clock));
    }

    /** The fees that an order pays on its volume whose limit is no better than its quote. */
    static List<ChargedPolicy> volumeFees(Settings settings) {
        return settings.fees().stream()
                .filter(rule -> rule.basis() == FeeRule.Basis.VOLUME && rule.scope() != FeeRule.Scope.OUT_OF_MARKET)
                .map(rule -> new ChargedPolicy(new FeePolicy.Volume(rule.factor()), rule.recipient()))
                .toList();
    }

    /** The fee on the volume of such an order, in basis points; null if there is none, or more than one. */
    static @Nullable String quotedFeeBps(Settings settings) {
        List<ChargedPolicy> fees = volumeFees(settings);
        return fees.size() == 1 && fees.getFirst().policy() instanceof FeePolicy.Volume(Fraction factor)
                ? basisPoints(factor)
                : null;
    }

    private static String basisPoints(Fraction factor) {
        BigDecimal share = new BigDecimal(factor.numerator())
                .multiply(BASIS_POINTS)
                .divide(new BigDecimal(factor.denominator()), MathContext.DECIMAL64);
        return share.stripTrailingZeros().toPlainString();
    }
}
