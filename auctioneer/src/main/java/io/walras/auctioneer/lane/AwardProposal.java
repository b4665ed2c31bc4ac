package io.walras.auctioneer.lane;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * A winner that passed its simulation and is to be awarded if its orders still stand.
 *
 * @param callData gives the call of the settlement contract for an award and the auctioneer's signature over it
 */
public record AwardProposal(
        Address solver,
        Address payout,
        Uint256 bundleId,
        Bytes32 bundleHash,
        long deadline,
        long gasLimit,
        boolean usesLiquidity,
        SortedMap<OrderUid, OrderFill> fills,
        List<TakenQuote> takes,
        BiFunction<Award, Bytes, Bytes> callData) {}
