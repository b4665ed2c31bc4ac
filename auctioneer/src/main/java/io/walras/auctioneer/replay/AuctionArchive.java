package io.walras.auctioneer.replay;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The records of decided auctions. Never blocks the caller. */
public interface AuctionArchive {
    /** The record; empty if the auction is not decided, or was before records were kept. */
    CompletionStage<Optional<AuctionRecord>> record(long auctionId);
}
