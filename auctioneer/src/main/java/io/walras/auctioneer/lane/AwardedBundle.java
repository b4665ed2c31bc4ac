package io.walras.auctioneer.lane;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An award with everything needed to settle it, journaled before anyone is told.
 *
 * @param cutBlock the block of the auction's cut; the settlement is in a later one
 * @param bundleId the solver's own number of the bundle
 * @param callData the call of the settlement contract, award and signature included
 * @param nonce the submitter's nonce that is spent on it and on nothing else
 * @param gasLimit gas units of its transaction
 * @param usesLiquidity whether the bundle calls anything besides moving the users' tokens
 * @param fills what it does to each order
 * @param takes makers' quotes that it takes; null if there are none
 */
public record AwardedBundle(
        Award award,
        Bytes auctioneerSignature,
        long cutBlock,
        Uint256 bundleId,
        Bytes callData,
        long nonce,
        long gasLimit,
        boolean usesLiquidity,
        SortedMap<OrderUid, OrderFill> fills,
        @Nullable List<TakenQuote> takes) {
    public AwardedBundle {
        takes = takes == null || takes.isEmpty() ? null : List.copyOf(takes);
        fills = Collections.unmodifiableSortedMap(new TreeMap<>(fills));
    }

    /** The quotes that it takes. */
    public List<TakenQuote> taken() {
        return takes == null ? List.of() : takes;
    }

    public JobId job() {
        return new JobId(award.auctionId(), award.bundleHash());
    }
}
