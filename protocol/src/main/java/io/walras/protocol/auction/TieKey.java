package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.Comparator;

/**
 * What decides between bids of equal score: keccak256(seed || solver || keccak256(over the bid's orders sorted by uid: uid
 * || executedSell || executedBuy)); the lower key ranks first. The seed is fixed before any bid is seen,
 * so nobody can choose a bid for its key and nobody's bids are always first.
 */
final class TieKey {
    private TieKey() {}

    static Bytes32 of(Bytes32 seed, Bid bid) {
        Words orders = new Words();
        bid.executions().stream()
                .sorted(Comparator.comparing(Execution::uid))
                .forEach(execution -> orders.raw(execution.uid().toArray())
                        .word(execution.executedSell())
                        .word(execution.executedBuy()));
        Bytes32 ordersHash = Keccak256.hash(orders.toArray());
        return Keccak256.hash(seed.toArray(), bid.solver().toArray(), ordersHash.toArray());
    }
}
