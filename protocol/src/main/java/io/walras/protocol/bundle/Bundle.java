package io.walras.protocol.bundle;

import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * A solver's answer to a batch, as declared and not yet checked.
 *
 * @param auctionId the auction it answers
 * @param solver who bids it
 * @param id the solver's own number for it, unique among its bundles of the auction
 * @param fills which orders it fills
 * @param preInteractions run before any token moves
 * @param interactions run between pulling the users' tokens and paying them
 * @param postInteractions run after the users are paid
 */
public record Bundle(
        long auctionId,
        Address solver,
        Uint256 id,
        ClearingPrices prices,
        List<Fill> fills,
        List<Call> preInteractions,
        List<Interaction> interactions,
        List<Call> postInteractions) {
    public Bundle {
        fills = List.copyOf(fills);
        preInteractions = List.copyOf(preInteractions);
        interactions = List.copyOf(interactions);
        postInteractions = List.copyOf(postInteractions);
    }
}
