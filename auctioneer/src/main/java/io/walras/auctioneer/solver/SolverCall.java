package io.walras.auctioneer.solver;

import io.walras.auctioneer.solver.session.Participant;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.chain.Address;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * Who was told about an auction.
 *
 * @param participants over a session
 * @param engines over HTTP
 * @param answers of the engines, in their order; they never fail and end in time
 */
public record SolverCall(
        SortedMap<Address, Participant> participants, List<Address> engines, List<CompletionStage<Answered>> answers) {
    public SolverCall {
        engines = List.copyOf(engines);
        answers = List.copyOf(answers);
    }

    /** All of them. */
    public SortedSet<Address> solvers() {
        SortedSet<Address> all = new TreeSet<>(participants.keySet());
        all.addAll(engines);
        return all;
    }

    /** Those whose bids cannot win. */
    public SortedSet<Address> shadows() {
        SortedSet<Address> shadows = new TreeSet<>();
        participants.values().stream().filter(Participant::shadow).forEach(shadow -> shadows.add(shadow.solver()));
        return shadows;
    }
}
