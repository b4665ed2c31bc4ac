package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.Refusal;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse.Declined;
import io.walras.protocol.wire.order.OrderQuoteRequest.PriceQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to all solvers, and what they answer. Each answer is checked and simulated as soon as it is there. Safe to
 * use from many threads.
 */
final class QuoteAuction {
    private static final Logger LOG = LoggerFactory.getLogger(QuoteAuction.class);

    private final QuoteParts parts;
    private final QuoteMaker maker;
    private final BundleCheck check;
    private final BestOffer best;
    private final Consumer<SolverOffer> better;
    private final List<Declined> declined = new ArrayList<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private boolean anyUnverified;

    /** {@code better} hears of every offer that is better than all before it, one after the other. */
    QuoteAuction(QuoteParts parts, QuoteMaker maker, Uint256 gasPrice, Consumer<SolverOffer> better) {
        this.parts = parts;
        this.maker = maker;
        this.check = new BundleCheck(parts.limits());
        this.best = new BestOffer(SolverOffer.worstFirst(maker.batch(), gasPrice));
        this.better = better;
    }

    /** The best offer once all solvers have answered, or as soon as there is one for a quote that is to be fast. */
    CompletionStage<QuoteAnswer> over(SortedMap<Address, CompletionStage<Bytes>> answers) {
        CompletableFuture<?>[] heard = answers.entrySet().stream()
                .map(this::heard)
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(heard);
        CompletableFuture<?> enough = isFast() ? CompletableFuture.anyOf(all, first) : all;
        return enough.thenApply(done -> outcome());
    }

    private CompletionStage<Void> heard(Map.Entry<Address, CompletionStage<Bytes>> answer) {
        return answer.getValue()
                .thenAcceptAsync(body -> take(answer.getKey(), body), parts.blocking())
                .exceptionally(failure -> {
                    LOG.atWarn()
                            .addKeyValue("solver", answer.getKey())
                            .addKeyValue("reason", String.valueOf(failure.getMessage()))
                            .log("a solver's answer was not judged");
                    return null;
                });
    }

    private void take(Address solver, Bytes body) {
        SolverAnswer answer = SolverAnswer.read(solver, body, batch(), check, parts.maxBundles());
        VerifiedBundle bundle = answer.best();
        if (bundle == null) {
            decline(answer);
            return;
        }
        OptionalLong simulated = isFast() ? OptionalLong.empty() : parts.chain().verify(batch(), bundle);
        offer(SolverOffer.of(bundle, simulated.orElse(answer.gas()), simulated.isPresent()));
    }

    private synchronized void decline(SolverAnswer answer) {
        Optional.ofNullable(answer.declined()).ifPresent(declined::add);
    }

    private synchronized void offer(SolverOffer offer) {
        if (quality() == PriceQuality.VERIFIED && !offer.verified()) {
            anyUnverified = true;
            return;
        }
        if (best.take(offer)) {
            better.accept(offer);
            first.complete(null);
        }
    }

    private synchronized QuoteAnswer outcome() {
        return best.get().map(maker::quote).orElseGet(() -> new QuoteAnswer.Refused(whyNone()));
    }

    private Refusal whyNone() {
        if (anyUnverified) {
            return new Refusal(Code.QuoteNotVerified, "no solver's answer could be settled when it was simulated");
        }
        return declined.stream()
                .min(Comparator.comparing(Declined::code))
                .map(QuoteAuction::reason)
                .orElseGet(() -> new Refusal(Code.NoLiquidity, "no solver fills this order"));
    }

    private static Refusal reason(Declined declined) {
        return switch (declined.code()) {
            case TRADING_OUTSIDE_ALLOWED_WINDOW ->
                new Refusal(Code.TradingOutsideAllowedWindow, "a solver says that a token is not traded at this time");
            case TOKEN_TEMPORARILY_SUSPENDED ->
                new Refusal(Code.TokenTemporarilySuspended, "a solver says that a token is not traded for a while");
            case INSUFFICIENT_LIQUIDITY ->
                new Refusal(Code.InsufficientLiquidity, "a solver says that there is not enough to be had");
            case OTHER -> new Refusal(Code.CustomSolverError, "a solver has a reason of its own not to answer");
        };
    }

    private Batch batch() {
        return maker.batch();
    }

    private PriceQuality quality() {
        return maker.request().priceQuality();
    }

    private boolean isFast() {
        return quality() == PriceQuality.FAST;
    }
}
