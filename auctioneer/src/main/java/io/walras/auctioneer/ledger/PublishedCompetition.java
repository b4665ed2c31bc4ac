package io.walras.auctioneer.ledger;

import io.walras.protocol.auction.Competition;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.duty.Reward;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A decided auction and what has become of its awards.
 *
 * @param awards in the order of their nonces
 * @param rewardRules by which solvers are rewarded for it; null if there was no award
 * @param rewards by solver with an award; empty as long as it is not known of every award what became of it
 * @param faults of solvers in it
 */
public record PublishedCompetition(
        Competition competition,
        List<AwardedSolution> awards,
        @Nullable RewardRules rewardRules,
        SortedMap<Address, Reward> rewards,
        List<PublishedFault> faults) {
    public PublishedCompetition {
        awards = List.copyOf(awards);
        rewards = Collections.unmodifiableSortedMap(new TreeMap<>(rewards));
        faults = List.copyOf(faults);
    }

    /** An auction of which nothing is known but its competition and awards. */
    public PublishedCompetition(Competition competition, List<AwardedSolution> awards) {
        this(competition, awards, null, new TreeMap<>(), List.of());
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
