package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.PairTerms;
import java.time.InstantSource;

/** Makes requests that no maker has seen before, each of an auction of its own. */
final class Requests {
    static final long ANY_MINIMUM = 1_000_000;
    private static final long DEADLINE_MS = 2_000;
    private static final long HOLD_MS = 5_000;
    private static final long SETTLE_SECONDS = 60;

    private final HubTerms terms;
    private final InstantSource clock;
    private long auctions;

    Requests(HubTerms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
    }

    HubTerms terms() {
        return terms;
    }

    HubMessage.Request of(PairTerms pair, Uint256 baseAmount, Uint256 quoteAmount) {
        return of(pair.base(), pair.quote(), baseAmount, quoteAmount, ANY_MINIMUM, DEADLINE_MS, terms.quoteSettler());
    }

    /** As large a least part as any. */
    HubMessage.Request anyPart(PairTerms pair, Uint256 baseAmount) {
        return of(pair.base(), pair.quote(), baseAmount, Uint256.ZERO, 0, DEADLINE_MS, terms.quoteSettler());
    }

    /** One whose deadline has passed. */
    HubMessage.Request late(PairTerms pair, Uint256 baseAmount) {
        return of(pair.base(), pair.quote(), baseAmount, Uint256.ZERO, ANY_MINIMUM, -1, terms.quoteSettler());
    }

    /** One that would be signed for somebody else's contract. */
    HubMessage.Request forSettler(PairTerms pair, Uint256 baseAmount, Address settler) {
        return of(pair.base(), pair.quote(), baseAmount, Uint256.ZERO, ANY_MINIMUM, DEADLINE_MS, settler);
    }

    private HubMessage.Request of(
            Address base,
            Address quote,
            Uint256 baseAmount,
            Uint256 quoteAmount,
            long minPartialPpm,
            long deadlineMs,
            Address settler) {
        auctions++;
        long now = clock.millis();
        return new HubMessage.Request(
                "kit-" + now + "-" + auctions,
                auctions,
                base,
                quote,
                baseAmount,
                quoteAmount,
                minPartialPpm,
                now + HOLD_MS,
                now / 1_000 + SETTLE_SECONDS,
                terms.chainId(),
                terms.settlement(),
                settler,
                now + deadlineMs);
    }
}
