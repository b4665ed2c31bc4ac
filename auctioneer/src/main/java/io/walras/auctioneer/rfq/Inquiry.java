package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.QuoteRequest;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.wire.maker.PairTerms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to a maker.
 *
 * @param terms the pair the way round that the maker has ordered it
 * @param ladder what the maker streamed when it was asked; null if nothing
 * @param levelsSeq number of that
 * @param askedAt unix milliseconds
 */
record Inquiry(
        QuoteRequest request,
        PairTerms terms,
        @Nullable Ladder ladder,
        @Nullable Long levelsSeq,
        long askedAt,
        MakerLine line) {
    Address maker() {
        return request.maker();
    }

    String rfqId() {
        return request.rfqId();
    }

    /** What the maker's levels promised for paying in this much. */
    @Nullable
    Uint256 streamed(Address takerToken, Uint256 takerIn) {
        return Optional.ofNullable(ladder)
                .flatMap(known -> known.out(takerToken, takerIn))
                .orElse(null);
    }
}
