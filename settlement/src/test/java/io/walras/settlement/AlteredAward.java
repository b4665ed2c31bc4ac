package io.walras.settlement;

import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Address;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.Trades;

/** Awards that differ from another in one field. */
final class AlteredAward {
    private AlteredAward() {}

    static Award ofAnotherAuction(Award award) {
        return new Award(award.auctionId() + 1, award.bundleHash(), award.solver(), award.payout(), award.deadline());
    }

    /** Carol is no solver. */
    static Award ofAnotherSolver(Award award) {
        return new Award(
                award.auctionId(), award.bundleHash(), Stage.CAROL.address(), award.payout(), award.deadline());
    }

    static Award paying(Award award, Address payout) {
        return new Award(award.auctionId(), award.bundleHash(), award.solver(), payout, award.deadline());
    }

    static Award late(Award award) {
        return until(award, award.deadline() - 2 * Trades.LIFETIME_SECONDS);
    }

    static Award until(Award award, long deadline) {
        return new Award(award.auctionId(), award.bundleHash(), award.solver(), award.payout(), deadline);
    }
}
