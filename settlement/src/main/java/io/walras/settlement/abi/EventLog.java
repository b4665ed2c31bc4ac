package io.walras.settlement.abi;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import java.util.List;

/**
 * An event as a contract emitted it.
 *
 * @param logIndex position among the events of its block
 * @param address who emitted it
 */
public record EventLog(long logIndex, Address address, List<Bytes32> topics, Bytes data) {
    public EventLog {
        topics = List.copyOf(topics);
    }
}
