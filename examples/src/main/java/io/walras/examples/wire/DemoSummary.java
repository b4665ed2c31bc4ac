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
 * @param fillsBySource where settlements got tokens from: fills of intents and of orders that rest in a book, makers' quotes
 *     taken, swaps through pools
 * @param mixedSettlements mined settlements with something of each of these sources
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
        SortedMap<String, Integer> fillsBySource,
        int mixedSettlements,
        SortedMap<String, Integer> winsBySolver) {
    public DemoSummary {
        transactions = List.copyOf(transactions);
        fillsBySource = Collections.unmodifiableSortedMap(new TreeMap<>(fillsBySource));
        winsBySolver = Collections.unmodifiableSortedMap(new TreeMap<>(winsBySolver));
    }

    /** Whether something came of each source, and in one settlement of all of them. */
    public boolean hasEverySource() {
        return mixedSettlements > 0;
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
