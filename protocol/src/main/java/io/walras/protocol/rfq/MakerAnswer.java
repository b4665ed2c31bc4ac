package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request for quotes that was sent to a maker. How well makers quote is counted from these and from
 * what settlements became of, and from nothing else.
 *
 * @param rfqId names the request
 * @param base the token with the smaller address of the pair
 * @param quote the other token of the pair
 * @param baseAmount the most atoms of {@code base} that may be paid in; 0 if none
 * @param quoteAmount the most atoms of {@code quote} that may be paid in; 0 if none
 * @param askedAt unix milliseconds
 * @param answeredAt unix milliseconds; null if there was no answer in time
 * @param code why there are no good quotes: the maker's own reason, or the fault of the first quote; null if there are
 *     some, or no answer
 * @param levelsSeq number of the maker's levels that quotes are compared to; null if it streamed none
 * @param quotes what was answered, in the maker's order, good or not
 */
public record MakerAnswer(
        String rfqId,
        Address maker,
        Address base,
        Address quote,
        Uint256 baseAmount,
        Uint256 quoteAmount,
        long askedAt,
        @Nullable Long answeredAt,
        Outcome outcome,
        @Nullable String code,
        @Nullable Long levelsSeq,
        List<JudgedQuote> quotes) {
    /** What a request came to; the name of a constant is its stable name. */
    public enum Outcome {
        /** There is at least one quote that solvers are shown. */
        Quoted("quoted"),
        /** The maker does not quote, for a reason that is no blemish. */
        Declined("declined"),
        /** The maker does not quote, for a reason that it could have avoided. */
        Rejected("rejected"),
        /** There are quotes, and none can be taken. */
        Invalid("invalid"),
        /** The maker took back what it quoted before the cut. */
        Revoked("revoked"),
        /** Nothing came before the deadline. */
        TimedOut("timedOut");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        /** The name on the wire. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * A quote and what the auctioneer found.
     *
     * @param hash the digest that the maker signs
     * @param takerAmount atoms paid in at most
     * @param makerAmount atoms given for them
     * @param streamedAmount atoms that the maker's levels promised for them when it was asked, rounded down; null if they
     *     were not deep enough
     * @param fault why solvers are not shown it; null if they are
     */
    public record JudgedQuote(
            Bytes32 hash,
            Address takerToken,
            Uint256 takerAmount,
            Uint256 makerAmount,
            @Nullable Uint256 streamedAmount,
            @Nullable String fault) {}

    public MakerAnswer {
        quotes = List.copyOf(quotes);
    }
}
