package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands in the auctions.
 *
 * @param value one entry per solution of the auction it is about; null in stages that are about none
 * @param waitingReason why an open order is in no auction just now; null if it does not wait; our addition
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderProgressJson(
        String type, @Nullable List<Share> value, @Nullable String waitingReason) {
    /** A solution, and what it does to the order unless it leaves the order out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(Address solver, @Nullable ExecutedAmounts executedAmounts) {}

    /** Atoms that leave the owner and that the receiver gets. */
    public record ExecutedAmounts(Uint256 sell, Uint256 buy) {}
}
