package io.walras.settlement.abi;

import io.walras.contracts.EthFlow;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.util.Optional;
import org.web3j.abi.EventEncoder;

/**
 * The events of one eth-flow contract; those of other contracts are passed over. An event that is not as the contract emits
 * it is {@link AbiReader.Malformed}.
 */
public record EthFlowEvents(Address ethFlow) {
    private static final Bytes32 PLACEMENT = Bytes32.fromHex(EventEncoder.encode(EthFlow.ORDERPLACEMENT_EVENT));
    private static final Bytes32 INVALIDATION = Bytes32.fromHex(EventEncoder.encode(EthFlow.ORDERINVALIDATION_EVENT));
    private static final Bytes32 REFUND = Bytes32.fromHex(EventEncoder.encode(EthFlow.ORDERREFUND_EVENT));

    private static final Bytes32 SELL = Keccak256.hash("sell");
    private static final Bytes32 ERC20 = Keccak256.hash("erc20");
    private static final int SIGNATURE_POSITION = 12;
    private static final int DATA_POSITION = 13;
    private static final int QUOTE_ID_SIZE = 8;
    private static final int DATA_SIZE = QUOTE_ID_SIZE + 4;
    private static final int WORD = 32;

    /** The order that the event announces, if it announces one. */
    public Optional<EthFlowOrder> placement(EventLog log) {
        if (!isOurs(log, PLACEMENT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(order(log));
        } catch (ArithmeticException | IllegalArgumentException beyond) {
            throw new AbiReader.Malformed("no order: " + beyond.getMessage());
        }
    }

    /** The order that the event ends, be it that its user invalidated it or that it was paid back after its expiry. */
    public Optional<OrderUid> ending(EventLog log) {
        return isOurs(log, INVALIDATION) || isOurs(log, REFUND)
                ? Optional.of(uid(AbiReader.of(log.data()).bytes(0, OrderUid.SIZE)))
                : Optional.empty();
    }

    private boolean isOurs(EventLog log, Bytes32 topic) {
        return log.address().equals(ethFlow)
                && !log.topics().isEmpty()
                && log.topics().get(0).equals(topic);
    }

    private EthFlowOrder order(EventLog log) {
        require(log.topics().size() == 2, "a placement has 2 topics");
        AbiReader data = AbiReader.of(log.data());
        require(data.word(8).equals(SELL), "the order does not sell");
        require(data.word(10).equals(ERC20) && data.word(11).equals(ERC20), "the order uses other balances");
        int signature = data.uint256(SIGNATURE_POSITION).toBigInteger().intValueExact();
        require(data.uint256(signature / WORD).isZero(), "the order is not signed by EIP-1271");
        Bytes note = data.bytes(DATA_POSITION, DATA_SIZE);
        require(note.size() == DATA_SIZE, "the note has 12 bytes");
        Order order = new Order(
                data.address(0),
                data.address(1),
                data.address(2),
                data.uint256(3),
                data.uint256(4),
                number(data.uint256(5)),
                data.word(6),
                data.uint256(7),
                OrderKind.SELL,
                data.uint256(9).equals(Uint256.ONE),
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return new EthFlowOrder(
                ethFlow,
                AbiReader.address(log.topics().get(1)),
                order,
                number(note, 0, QUOTE_ID_SIZE),
                number(note, QUOTE_ID_SIZE, DATA_SIZE));
    }

    private static OrderUid uid(Bytes uid) {
        require(uid.size() == OrderUid.SIZE, "a uid has 56 bytes");
        return OrderUid.of(uid);
    }

    private static long number(Uint256 value) {
        return value.toBigInteger().longValueExact();
    }

    private static long number(Bytes bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | bytes.unsignedAt(i);
        }
        return number;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AbiReader.Malformed(otherwise);
        }
    }
}
