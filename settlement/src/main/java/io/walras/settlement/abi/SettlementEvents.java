package io.walras.settlement.abi;

import io.walras.contracts.Settlement;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;

/**
 * The events of one settlement contract; those of other contracts are passed over. An event that is not as the contract
 * emits it is {@link AbiReader.Malformed}.
 */
public record SettlementEvents(Address settlement) {
    /** Topic of AwardSettled(auctionId, bundleHash, solver), all indexed. */
    public static final Bytes32 AWARD_SETTLED = Bytes32.fromHex(EventEncoder.encode(Settlement.AWARDSETTLED_EVENT));

    private static final Bytes32 TRADE = Bytes32.fromHex(EventEncoder.encode(Settlement.TRADE_EVENT));
    private static final Bytes32 ORDER_INVALIDATED =
            Bytes32.fromHex(EventEncoder.encode(Settlement.ORDERINVALIDATED_EVENT));
    private static final int UID_POSITION = 5;

    /** The fills, in their order. */
    public List<TradeEvent> trades(List<EventLog> logs) {
        return logs.stream()
                .filter(log -> isOurs(log, TRADE))
                .map(SettlementEvents::trade)
                .toList();
    }

    /** Whether the award of this bundle in this auction was used. */
    public boolean isSettled(List<EventLog> logs, long auctionId, Bytes32 bundleHash) {
        Bytes32 auction = Bytes32.of(Uint256.of(auctionId).toWord());
        return logs.stream()
                .filter(log -> isOurs(log, AWARD_SETTLED) && log.topics().size() > 2)
                .anyMatch(log -> log.topics().get(1).equals(auction)
                        && log.topics().get(2).equals(bundleHash));
    }

    /** The order that its owner invalidated by this event, if it did. */
    public Optional<OrderUid> invalidated(EventLog log) {
        return isOurs(log, ORDER_INVALIDATED)
                ? Optional.of(OrderUid.of(uid(AbiReader.of(log.data()), 0)))
                : Optional.empty();
    }

    private boolean isOurs(EventLog log, Bytes32 topic) {
        return log.address().equals(settlement)
                && !log.topics().isEmpty()
                && log.topics().get(0).equals(topic);
    }

    private static TradeEvent trade(EventLog log) {
        if (log.topics().size() != 2) {
            throw new AbiReader.Malformed(
                    "a trade has 2 topics, not " + log.topics().size());
        }
        AbiReader data = AbiReader.of(log.data());
        return new TradeEvent(
                log.logIndex(),
                OrderUid.of(uid(data, UID_POSITION)),
                AbiReader.address(log.topics().get(1)),
                data.address(0),
                data.address(1),
                data.uint256(2),
                data.uint256(3),
                data.uint256(4));
    }

    private static Bytes uid(AbiReader data, int position) {
        Bytes uid = data.bytes(position, OrderUid.SIZE);
        if (uid.size() != OrderUid.SIZE) {
            throw new AbiReader.Malformed("a uid has 56 bytes, not " + uid.size());
        }
        return uid;
    }
}
