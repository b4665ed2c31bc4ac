package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.QuoteCheck;
import io.walras.auctioneer.intake.RateLimit;
import io.walras.auctioneer.intake.Refusal;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import io.walras.protocol.wire.order.OrderQuoteRequest.PriceQuality;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Makes quotes: checks what costs least first, then reads the chain, asks the solvers and keeps the best of what they
 * answer. A bounded number is made at once, and so many a second, for every one costs every solver something.
 */
public final class QuoteDesk {
    /** Stands in for an owner that is not known yet; nobody has its key. */
    private static final Address SOMEBODY = Address.of(
            Arrays.copyOfRange(Keccak256.hash("Walras: an owner to be").toArray(), 12, 32));

    private static final String ALL = "all";

    private final QuoteParts parts;
    private final Semaphore places;
    private final RateLimit<String> everybody;
    private final RateLimit<InetAddress> clients;

    public QuoteDesk(QuoteParts parts) {
        this.parts = parts;
        this.places = new Semaphore(parts.settings().maxInFlight());
        this.everybody = new RateLimit<>(parts.settings().all(), parts.clock());
        this.clients = new RateLimit<>(parts.settings().perAddress(), parts.clock());
    }

    /** The settings that it obeys. */
    public QuoteSettings settings() {
        return parts.settings();
    }

    /** The answer to a request of this client. Fails if the chain or the database cannot be asked. */
    public CompletionStage<QuoteAnswer> quote(OrderQuoteRequest request, InetAddress client) {
        return ask(request, client, better -> {}).thenCompose(this::keep);
    }

    /**
     * As {@link #quote}, and tells every quote that is better than those before as soon as it is there, one after the other
     * and each with its id; the last of them is the answer.
     */
    public CompletionStage<QuoteAnswer> stream(
            OrderQuoteRequest request, InetAddress client, Consumer<OfferedQuote> listener) {
        Telling telling = new Telling(listener);
        return ask(request, client, telling::tell).thenCompose(telling::last);
    }

    /** Keeps quotes and tells them in their order. */
    private final class Telling {
        private final Consumer<OfferedQuote> listener;
        private CompletionStage<Optional<QuoteAnswer>> told = CompletableFuture.completedStage(Optional.empty());

        Telling(Consumer<OfferedQuote> listener) {
            this.listener = listener;
        }

        synchronized void tell(OfferedQuote better) {
            told = told.thenCompose(before -> keep(new QuoteAnswer.Offered(better)))
                    .thenApply(kept -> {
                        if (kept instanceof QuoteAnswer.Offered(OfferedQuote quote)) {
                            listener.accept(quote);
                        }
                        return Optional.of(kept);
                    });
        }

        /** What was told last, or this answer if nothing was. */
        synchronized CompletionStage<QuoteAnswer> last(QuoteAnswer otherwise) {
            return told.thenApply(last -> last.orElse(otherwise));
        }
    }

    private CompletionStage<QuoteAnswer> ask(
            OrderQuoteRequest request, InetAddress client, Consumer<OfferedQuote> better) {
        long now = parts.clock().instant().getEpochSecond();
        return switch (QuoteCheck.judge(request, parts.rules(), now)) {
            case QuoteCheck.Result.Refused(Refusal refusal) -> answer(new QuoteAnswer.Refused(refusal));
            case QuoteCheck.Result.Passed passed -> admitted(request, passed, client, better);
        };
    }

    private CompletionStage<QuoteAnswer> admitted(
            OrderQuoteRequest request,
            QuoteCheck.Result.Passed passed,
            InetAddress client,
            Consumer<OfferedQuote> better) {
        long wait = clients.secondsToWait(client);
        if (wait == 0) {
            wait = everybody.secondsToWait(ALL);
        }
        if (wait > 0) {
            return answer(new QuoteAnswer.Throttled(wait));
        }
        if (!places.tryAcquire()) {
            return answer(QuoteAnswer.Overloaded.OVERLOADED);
        }
        return CompletableFuture.supplyAsync(
                        () -> parts.chain().batch(intent(request, passed.order()), passed.hooks()), parts.blocking())
                .thenComposeAsync(batch -> ask(request, batch, better), parts.blocking())
                .whenComplete((answer, failure) -> places.release());
    }

    /** Presigned, whatever it will be: nobody has signed it, and the simulation says that somebody has. */
    private Intent intent(OrderQuoteRequest request, Order order) {
        Address owner = request.from().isZero() ? SOMEBODY : request.from();
        return Intent.of(
                parts.rules().domainSeparator(), order, owner, new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
    }

    private CompletionStage<QuoteAnswer> ask(OrderQuoteRequest request, Batch batch, Consumer<OfferedQuote> better) {
        Duration patience = patience(request);
        Instant now = parts.clock().instant();
        EngineAuction.Terms terms = parts.chain().terms(batch, now.plus(patience));
        QuoteMaker maker = new QuoteMaker(request, batch, terms.effectiveGasPrice(), expiry(request, now));
        QuoteAuction auction = new QuoteAuction(parts, maker, terms.effectiveGasPrice(), offer -> {
            if (maker.quote(offer) instanceof QuoteAnswer.Offered(OfferedQuote quote)) {
                better.accept(quote);
            }
        });
        return auction.over(parts.solvers().ask(EngineAuction.quote(batch, terms), now.toEpochMilli(), patience));
    }

    private Duration patience(OrderQuoteRequest request) {
        Long wanted = request.timeoutMillis();
        QuoteSettings settings = parts.settings();
        if (wanted == null) {
            return settings.solveTime();
        }
        long most = settings.longestSolveTime().toMillis();
        return Duration.ofMillis(Math.clamp(wanted, Math.min(100, most), most));
    }

    private Instant expiry(OrderQuoteRequest request, Instant now) {
        if (request.priceQuality() == PriceQuality.FAST) {
            return Instant.EPOCH;
        }
        boolean isSlow = request.onchainOrder() || !request.signingScheme().isEcdsa();
        return now.plus(
                isSlow ? parts.settings().slowExpiry() : parts.settings().expiry());
    }

    private CompletionStage<QuoteAnswer> keep(QuoteAnswer answer) {
        return answer instanceof QuoteAnswer.Offered(OfferedQuote quote)
                        && quote.request().priceQuality() != PriceQuality.FAST
                ? parts.shelf().keep(quote).thenApply(QuoteAnswer.Offered::new)
                : answer(answer);
    }

    private static CompletionStage<QuoteAnswer> answer(QuoteAnswer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
