package io.walras.settlement.abi;

import io.walras.contracts.QuoteSettler;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.List;
import org.web3j.abi.EventEncoder;

/** The events of one quote settler; those of other contracts are passed over. */
public record QuoteEvents(Address quoteSettler) {
    private static final Bytes32 QUOTE_TAKEN = Bytes32.fromHex(EventEncoder.encode(QuoteSettler.QUOTETAKEN_EVENT));

    /** The hashes of the quotes that were taken, in their order. */
    public List<Bytes32> taken(List<EventLog> logs) {
        return logs.stream()
                .filter(log -> log.address().equals(quoteSettler)
                        && log.topics().size() > 1
                        && log.topics().getFirst().equals(QUOTE_TAKEN))
                .map(log -> log.topics().get(1))
                .toList();
    }
}
