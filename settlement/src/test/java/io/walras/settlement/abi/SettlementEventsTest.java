package io.walras.settlement.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementEventsTest {
    private static final Address SETTLEMENT = Address.fromHex("0x5e771e0000000000000000000000000000000001");
    private static final SettlementEvents EVENTS = new SettlementEvents(SETTLEMENT);

    /** The topic that GPv2 indexers filter by. */
    private static final Bytes32 TRADE = Keccak256.hash("Trade(address,address,address,uint256,uint256,uint256,bytes)");

    private static final Bytes32 OWNER = Bytes32.of(Orders.ALICE.address().toWord());
    private static final OrderUid UID = Orders.sell().signed().uid();

    @Test
    void shouldReadTrades() {
        assertThat(EVENTS.trades(List.of(log(SETTLEMENT, List.of(TRADE, OWNER), data(56)))))
                .containsExactly(new TradeEvent(
                        7,
                        UID,
                        Orders.ALICE.address(),
                        Orders.WETH,
                        Orders.USDC,
                        Uint256.of(10),
                        Uint256.of(20),
                        Uint256.of(3)));
    }

    @Test
    void shouldPassOverOtherContractsEvents() {
        assertThat(EVENTS.trades(List.of(log(Orders.WETH, List.of(TRADE, OWNER), data(56)))))
                .isEmpty();
    }

    @Test
    void shouldPassOverOtherEvents() {
        assertThat(EVENTS.trades(List.of(
                        log(SETTLEMENT, List.of(), data(56)), log(SETTLEMENT, List.of(OWNER, TRADE), data(56)))))
                .isEmpty();
    }

    @Test
    void shouldRejectATradeThatIsNone() {
        assertThatThrownBy(() -> EVENTS.trades(List.of(log(SETTLEMENT, List.of(TRADE, OWNER), data(55)))))
                .isInstanceOf(AbiReader.Malformed.class);
        assertThatThrownBy(() -> EVENTS.trades(List.of(log(SETTLEMENT, List.of(TRADE), data(56)))))
                .isInstanceOf(AbiReader.Malformed.class);
        assertThatThrownBy(() -> EVENTS.trades(List.of(log(SETTLEMENT, List.of(TRADE, OWNER), Bytes.EMPTY))))
                .isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldKnowWhichAwardSettled() {
        Bytes32 auction = Bytes32.of(Uint256.of(5).toWord());
        EventLog settled = log(SETTLEMENT, List.of(SettlementEvents.AWARD_SETTLED, auction, TRADE, OWNER), Bytes.EMPTY);

        assertThat(EVENTS.isSettled(List.of(settled), 5, TRADE)).isTrue();
        assertThat(EVENTS.isSettled(List.of(settled), 6, TRADE)).isFalse();
        assertThat(EVENTS.isSettled(List.of(settled), 5, OWNER)).isFalse();
        assertThat(EVENTS.isSettled(List.of(), 5, TRADE)).isFalse();
    }

    private static Bytes data(int uidSize) {
        return Bytes.of(new Words()
                .word(Orders.WETH)
                .word(Orders.USDC)
                .word(10)
                .word(20)
                .word(3)
                .word(6 * 32)
                .word(uidSize)
                .raw(UID.toArray())
                .raw(new byte[8])
                .toArray());
    }

    private static EventLog log(Address address, List<Bytes32> topics, Bytes data) {
        return new EventLog(7, address, topics, data);
    }
}
