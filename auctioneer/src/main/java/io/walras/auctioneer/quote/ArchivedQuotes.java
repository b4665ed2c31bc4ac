package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.QuoteLinks;
import io.walras.auctioneer.ledger.KeptQuote;
import io.walras.auctioneer.ledger.QuoteArchive;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.num.Uint256;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps quotes in the database, and finds them there. */
public record ArchivedQuotes(QuoteArchive archive, InstantSource clock) implements QuoteShelf, QuoteLinks {
    @Override
    public CompletionStage<OfferedQuote> keep(OfferedQuote quote) {
        return archive.keep(kept(quote), clock.millis()).thenApply(quote::withId);
    }

    @Override
    public CompletionStage<Optional<OrderQuote>> quoteOf(Intent intent, Address user, @Nullable Long quoteId) {
        Order order = intent.order();
        KeptQuote.Parameters parameters = new KeptQuote.Parameters(
                intent.owner(),
                user,
                order.sellToken(),
                order.buyToken(),
                order.kind(),
                order.targetAmount(),
                intent.signature().scheme().isEcdsa(),
                order.appData());
        return archive.find(quoteId, parameters, clock.millis()).thenApply(found -> found.map(ArchivedQuotes::linked));
    }

    private static OrderQuote linked(KeptQuote.Numbered kept) {
        KeptQuote quote = kept.quote();
        return new OrderQuote(
                kept.id(),
                quote.solver(),
                quote.sellAmount(),
                quote.buyAmount(),
                quote.feeAmount(),
                Uint256.of(quote.gas()),
                quote.gasPrice(),
                new NativePrice(quote.sellTokenPrice()).text(),
                quote.verified());
    }

    private static KeptQuote kept(OfferedQuote quote) {
        Order order = quote.order();
        return new KeptQuote(
                quote.expiry().toEpochMilli(),
                quote.request().from(),
                order.sellToken(),
                order.buyToken(),
                order.kind(),
                quote.sellAmount(),
                quote.buyAmount(),
                quote.feeAmount(),
                quote.gas(),
                quote.gasPrice(),
                quote.sellTokenPrice(),
                quote.solver(),
                quote.verified(),
                quote.request().signingScheme().isEcdsa(),
                order.appData());
    }
}
