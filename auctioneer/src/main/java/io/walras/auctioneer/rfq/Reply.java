package io.walras.auctioneer.rfq;

import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.RejectReason;
import java.util.List;

/** What a maker said to one request. */
sealed interface Reply {
    /** Quotes, which nobody has checked. */
    record Quotes(List<SignedQuote> quotes) implements Reply {
        public Quotes {
            quotes = List.copyOf(quotes);
        }
    }

    /** It does not quote. */
    record Declined(RejectReason reason) implements Reply {}

    /** With the time at which it was here, in unix milliseconds. */
    record Heard(Reply reply, long at) {}
}
