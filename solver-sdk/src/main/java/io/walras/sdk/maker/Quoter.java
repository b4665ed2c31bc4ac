package io.walras.sdk.maker;

import io.walras.protocol.wire.maker.PairTerms;
import java.util.List;

/** What a maker's developer implements: at which prices it trades. */
public interface Quoter {
    /** The pairs that it quotes, as it orders them; asked for on every new session. */
    List<PairTerms> pairs();

    /**
     * Answers a request. Called on threads of its own, several at a time, and to be done well before the deadline: what comes
     * later is not sent. What it throws is logged, and the request is rejected as {@code Unavailable}.
     */
    Reply quote(RequestForQuote request);
}
