package io.walras.examples.wire;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * What a demo came to.
 *
 * @param intentsPosted intents that the auctioneer accepted
 * @param settled distinct intents with a mined fill
 * @param auctions auctions of which something settled
 * @param settlements mined settlements
 * @param transactions theirs, in the order in which they were seen
 * @param totalSurplusWei what the users gained against their limits, at the auctions' own prices; floor per trade
 * @param peerToPeerFills trades in settlements that used no liquidity
 */
public record DemoSummary(
        int intentsPosted,
        int settled,
        int auctions,
        int settlements,
        List<Bytes32> transactions,
        Uint256 totalSurplusWei,
        int peerToPeerFills) {
    public DemoSummary {
        transactions = List.copyOf(transactions);
    }

    /** Reads a line that {@link #toJson} wrote. */
    public static DemoSummary parse(String line) {
        return ExampleJson.read(line, DemoSummary.class);
    }

    /** One line of JSON. */
    public String toJson() {
        return ExampleJson.line(this);
    }
}
