package io.walras.auctioneer.quote;

import io.walras.auctioneer.ledger.KeptQuote;
import io.walras.auctioneer.ledger.QuoteArchive;
import io.walras.protocol.intent.Order;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Keeps quotes in the database. */
public record ArchivedQuotes(QuoteArchive archive, InstantSource clock) implements QuoteShelf {
    @Override
    public CompletionStage<OfferedQuote> keep(OfferedQuote quote) {
        return archive.keep(kept(quote), clock.millis()).thenApply(quote::withId);
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
                quote.verified());
    }
}
