package io.walras.examples.wire;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param winsBySolver mined settlements by the name of the solver whose bundle it was
 */
public record DemoSummary(
        int intentsPosted,
        int settled,
        int auctions,
        int settlements,
        List<Bytes32> transactions,
        Uint256 totalSurplusWei,
        int peerToPeerFills,
        SortedMap<String, Integer> winsBySolver) {
    public DemoSummary {
        transactions = List.copyOf(transactions);
        winsBySolver = Collections.unmodifiableSortedMap(new TreeMap<>(winsBySolver));
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
