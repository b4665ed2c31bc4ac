package io.walras.examples.quoteserver;

import io.walras.examples.quoteserver.PriceClient.Amount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.sdk.maker.Ladder;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Quoter;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Quotes what a quote server says: each side of a request is one {@code GET /price}. The server promises nothing by that;
 * whose key signs the quotes is bound by them, and so has to trust the server.
 */
public final class QuoteServerQuoter implements Quoter {
    private static final Duration LADDER_PATIENCE = Duration.ofSeconds(2);

    private final PriceClient prices;
    private final List<PairTerms> pairs;
    private final InstantSource clock;

    /**
     * Asks the server of this URL.
     *
     * @param apiKey what the server wants as {@code 0x-api-key}
     * @param taker who is said to trade: the settlement contract, or whoever the server serves
     * @param clock of the deadlines
     */
    public QuoteServerQuoter(URI server, String apiKey, Address taker, List<PairTerms> pairs, InstantSource clock) {
        this.prices = new PriceClient(server, apiKey, taker);
        this.pairs = List.copyOf(pairs);
        this.clock = clock;
    }

    @Override
    public List<PairTerms> pairs() {
        return pairs;
    }

    @Override
    public Reply quote(RequestForQuote request) {
        boolean isKnown = pairs.stream()
                .anyMatch(pair ->
                        pair.base().equals(request.base()) && pair.quote().equals(request.quote()));
        long left = request.deadline() - clock.millis();
        if (!isKnown || left <= 0) {
            return new Reply.Decline(isKnown ? RejectReason.Unavailable : RejectReason.PairOff);
        }
        Duration patience = Duration.ofMillis(left);
        CompletableFuture<Optional<Offer>> bid = offer(request.base(), request.quote(), request.baseAmount(), patience);
        CompletableFuture<Optional<Offer>> ask =
                offer(request.quote(), request.base(), request.quoteAmount(), patience);
        List<Offer> offers = new ArrayList<>();
        bid.join().ifPresent(offers::add);
        ask.join().ifPresent(offers::add);
        return offers.isEmpty() ? new Reply.Decline(RejectReason.Liquidity) : new Reply.Firm(offers);
    }

    private CompletableFuture<Optional<Offer>> offer(
            Address takerToken, Address makerToken, Uint256 asked, Duration patience) {
        if (asked.isZero()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return prices.ask(takerToken, makerToken, Amount.SELL, asked, patience)
                .thenApply(answer -> answer.filter(price -> !price.takerAmount().isGreaterThan(asked))
                        .map(price -> Offer.of(makerToken, price.makerAmount(), takerToken, price.takerAmount())));
    }

    /** A ladder of one step on each side for every pair: what the server says for its largest size. */
    public List<Ladder> shown(Duration validFor) {
        return pairs.stream().map(pair -> ladder(pair, validFor)).toList();
    }

    private Ladder ladder(PairTerms pair, Duration validFor) {
        var bid = prices.ask(pair.base(), pair.quote(), Amount.SELL, pair.maxSize(), LADDER_PATIENCE);
        var ask = prices.ask(pair.quote(), pair.base(), Amount.BUY, pair.maxSize(), LADDER_PATIENCE);
        return new Ladder(
                pair.base(),
                pair.quote(),
                validFor,
                bid.join().map(price -> level(price.takerAmount(), price.makerAmount())).stream()
                        .toList(),
                ask.join().map(price -> level(price.makerAmount(), price.takerAmount())).stream()
                        .toList());
    }

    private static LevelJson level(Uint256 base, Uint256 quote) {
        return new LevelJson(new PriceJson(base, quote), base);
    }
}
