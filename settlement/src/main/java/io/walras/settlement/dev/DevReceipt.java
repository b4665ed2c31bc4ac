package io.walras.settlement.dev;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transaction that is in a block.
 *
 * @param created the contract it created, if it was to create one
 */
public record DevReceipt(
        Bytes32 transaction,
        boolean succeeded,
        long blockNumber,
        @Nullable Address created,
        List<Log> logs) {
    public DevReceipt {
        logs = List.copyOf(logs);
    }

    /** An event: the contract that emitted it, its topics and its data. */
    public record Log(Address address, List<Bytes32> topics, Bytes data) {
        public Log {
            topics = List.copyOf(topics);
        }
    }
}
