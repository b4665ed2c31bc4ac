package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BidLimits;

/**
 * What every solver is told of this auctioneer.
 *
 * @param domain in which logins, commitments and receipts are signed
 * @param auctioneer who signs receipts and awards
 * @param maxBidBytes the largest bid
 */
public record SessionTerms(Eip712Domain domain, Address auctioneer, int maxBidBytes, BidLimits limits) {
    /** The longest message: a bid as a JSON string, in which every quote takes two characters. */
    int maxMessageCharacters() {
        return Math.addExact(Math.multiplyExact(maxBidBytes, 2), 1_024);
    }

    AuctioneerMessage.Welcome welcome(Participant as, SessionSettings settings) {
        return new AuctioneerMessage.Welcome(
                as.solver(),
                as.shadow(),
                as.shadowReason(),
                auctioneer,
                maxBidBytes,
                settings.heartbeat().toMillis(),
                limits);
    }
}
