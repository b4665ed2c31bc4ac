package io.walras.examples.demo;

import io.walras.examples.demo.AuctionResult.Settled;
import io.walras.examples.wire.DemoSummary;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what the auctions came to. */
final class Tally {
    private final Set<OrderUid> settled = new TreeSet<>();
    private final Set<Long> auctions = new TreeSet<>();
    private final Set<Bytes32> transactions = new LinkedHashSet<>();
    private Uint256 surplusWei = Uint256.ZERO;
    private int peerToPeerFills;
    private Sources sources = Sources.NONE;
    private int mixed;
    private final SortedMap<String, Integer> wins = new TreeMap<>();
    private final SolverNames names;

    Tally(SolverNames names) {
        this.names = names;
    }

    void add(AuctionResult result) {
        for (Settled settlement : result.settlements()) {
            auctions.add(result.competition().auctionId());
            if (transactions.add(settlement.transaction())) {
                sources = sources.plus(settlement.sources());
                mixed += settlement.sources().isMixed() ? 1 : 0;
                result.winner(settlement).map(names::of).ifPresent(name -> wins.merge(name, 1, Integer::sum));
            }
            for (Fill fill : settlement.fills()) {
                settled.add(fill.intent().uid());
                surplusWei = surplusWei.plus(result.gainWei(fill));
            }
            if (settlement.sources().isPeerToPeer()) {
                peerToPeerFills += settlement.fills().size();
            }
        }
    }

    DemoSummary summary(int intentsPosted) {
        return new DemoSummary(
                intentsPosted,
                settled.size(),
                auctions.size(),
                transactions.size(),
                List.copyOf(transactions),
                surplusWei,
                peerToPeerFills,
                sources.byName(),
                mixed,
                wins);
    }
}
