package io.walras.auctioneer.intake;

import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the quotes that orders belong to. */
public interface QuoteLinks {
    /**
     * The quote of this id, or else the latest that the order's owner asked for, if it is about the same tokens and exact
     * amount and has not expired; empty if there is none. Fails if the quotes cannot be asked for now.
     *
     * @param quoteId as the order names it; null if it names none
     */
    CompletionStage<Optional<OrderQuote>> quoteOf(Intent intent, @Nullable Long quoteId);
}
