package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an order, oldest first, each with its reason.
 *
 * @param statusLevel how far its latest award has come
 */
public record TimelineJson(OrderUid uid, String statusLevel, List<Entry> entries) {
    public TimelineJson {
        entries = List.copyOf(entries);
    }

    /**
     * One thing that happened.
     *
     * @param at unix milliseconds
     * @param reason stable name of why, if there is more to say than the type
     * @param description for people
     * @param bestBid of an auction: the best-ranked solution that fills the order
     * @param reference of an auction: the whole order at the auction's prices
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long at,
            String type,
            @Nullable Long auctionId,
            @Nullable Bytes32 transactionHash,
            @Nullable String reason,
            String description,
            @Nullable Bid bestBid,
            @Nullable Amounts reference) {}

    /** A solution and what it does to the order, fees included. */
    public record Bid(Address solver, Uint256 sellAmount, Uint256 buyAmount, Uint256 score) {}

    /** Atoms of the two tokens. */
    public record Amounts(Uint256 sellAmount, Uint256 buyAmount) {}
}
