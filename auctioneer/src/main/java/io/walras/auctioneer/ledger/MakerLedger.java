package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.quality.MakerQuality;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the query tables tell of makers. Fails with {@link Ledger.Unavailable} if they cannot be read now. */
public interface MakerLedger {
    /** The most rows that one question may ask for. */
    int MAX_ROWS = 256;

    /**
     * The next rows for the maker after the one with this number, none of them from before {@code since} (unix
     * milliseconds), at most {@link #MAX_ROWS}.
     */
    CompletionStage<List<ExecutionRow>> executions(Address maker, long after, long since);

    /** The number of the last row for the maker, 0 for none. */
    CompletionStage<Long> lastExecution(Address maker);

    /** How well all makers quote. */
    CompletionStage<MakerQuality> makerQuality();
}
