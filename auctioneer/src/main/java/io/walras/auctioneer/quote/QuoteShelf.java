package io.walras.auctioneer.quote;

import java.util.concurrent.CompletionStage;

/** Keeps quotes until they expire. */
public interface QuoteShelf {
    /** Keeps a quote; the same with its id, once it would be found again after a crash. */
    CompletionStage<OfferedQuote> keep(OfferedQuote quote);
}
