package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.Refusal;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/** What is said to a request for a quote. */
public sealed interface QuoteAnswer {
    /** This is the quote. */
    record Offered(OfferedQuote quote) implements QuoteAnswer {}

    /**
     * There is none.
     *
     * @param feeAmount the network fee in sell atoms that the sell amount does not cover; null for another refusal
     */
    record Refused(Refusal refusal, @Nullable Uint256 feeAmount) implements QuoteAnswer {
        /** A refusal that is not about the fee. */
        public Refused(Refusal refusal) {
            this(refusal, null);
        }
    }

    /** This client, or all together, ask too often. */
    record Throttled(long retryAfterSeconds) implements QuoteAnswer {}

    /** As many quotes are being made as may be. */
    enum Overloaded implements QuoteAnswer {
        OVERLOADED
    }
}
