package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands in the auctions.
 *
 * @param shares one entry per solution of the auction that says most about the order: the first that filled it if there
 *     is a trade, else the latest; empty in the other stages
 * @param waiting why an open order is in no auction just now; null if it does not wait
 */
public record OrderProgress(
        Stage stage, List<SolutionShare> shares, @Nullable WaitReason waiting) {
    /** Where an order stands that waits for no reason of its own. */
    public OrderProgress(Stage stage, List<SolutionShare> shares) {
        this(stage, shares, null);
    }

    public OrderProgress {
        shares = List.copyOf(shares);
    }

    /** The stages; {@link #wireName()} is the name on the wire. */
    public enum Stage {
        /** Accepted, and not in the latest auction: it is in one of the next. */
        SCHEDULED("scheduled"),
        /** In the latest auction, which is not decided yet or has no solution with it. */
        ACTIVE("active"),
        /** Not in the auctions: it waits for a reason, or its time is over. */
        OPEN("open"),
        /** In a solution of the latest auction, which is decided; until the next one is cut. */
        SOLVED("solved"),
        /** In an award that may still settle. */
        EXECUTING("executing"),
        /** Filled, at least in part. */
        TRADED("traded"),
        /** Cancelled by its owner. */
        CANCELLED("cancelled");

        private final String wireName;

        Stage(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** A solution of the auction and what it does to the order; {@code executed} is null if it leaves the order out. */
    public record SolutionShare(Address solver, @Nullable ExecutedAmounts executed) {}

    /** Atoms that leave the user and that the user gets, fees included. */
    public record ExecutedAmounts(Uint256 sell, Uint256 buy) {}
}
