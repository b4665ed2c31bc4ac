package io.walras.auctioneer.intake;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the quotes that orders belong to. */
public interface QuoteLinks {
    /**
     * The quote of this id, if it was asked for by the owner, the user or nobody, or else of those that were asked for in
     * the owner's name the best for the owner. It is about the same tokens and exact amount, for an order that is likewise
     * signed by a key or not, and has not expired; empty if there is none. Fails if the quotes cannot be asked for now.
     *
     * @param user who announced the order on-chain, or else its owner
     * @param quoteId as the order names it; null if it names none
     */
    CompletionStage<Optional<OrderQuote>> quoteOf(Intent intent, Address user, @Nullable Long quoteId);
}
