package io.walras.auctioneer.ledger;

import io.walras.protocol.auction.Competition;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decided auction and what has become of its awards.
 *
 * @param awards in the order of their nonces
 */
public record PublishedCompetition(Competition competition, List<AwardedSolution> awards) {
    public PublishedCompetition {
        awards = List.copyOf(awards);
    }

    /**
     * A winning solution.
     *
     * @param id the solver's own number of the bundle
     * @param transaction the mined transaction that settled it; null as long as there is none
     */
    public record AwardedSolution(
            Address solver,
            Uint256 id,
            Bytes32 bundleHash,
            @Nullable Bytes32 transaction) {}
}
