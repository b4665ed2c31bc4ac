package io.walras.examples.demo;

import static java.util.Objects.requireNonNull;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.settlement.dev.DevSender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bid that settles in simulation, and later only until somebody changes a contract that it calls. */
record TrapBid(Address contract) {
    /**
     * Without call data: if (sload(0) != 0) revert, else stop. With call data: sstore(0, 1). The first twelve bytes return
     * the rest as the contract's code.
     */
    private static final Bytes CREATION_CODE = Bytes.fromHex(
            "0x601a600c600039601a6000f3" + "3615600b57" + "600160005500" + "5b6000541560185760006000fd5b00");

    private static final Uint256 GAS = Uint256.of(200_000);

    /** A trap that is not sprung. */
    static TrapBid set(DevSender anybody) {
        return new TrapBid(anybody.deploy(CREATION_CODE));
    }

    /** From now on the bid cannot settle. */
    void spring(DevSender anybody) {
        anybody.send(contract, Uint256.ZERO, Bytes.fromHex("0x01"));
    }

    /** Both orders filled with each other, at 3000 dollars for one ether, and the contract called. */
    String text(DevnetFile network, List<Intent> orders) {
        InteractionJson call =
                new InteractionJson.Custom(false, contract, Uint256.ZERO, Bytes.EMPTY, List.of(), List.of(), List.of());
        return text(network, orders, List.of(call));
    }

    /** The same without a trap. */
    static String honest(DevnetFile network, List<Intent> orders) {
        return text(network, orders, List.of());
    }

    private static String text(DevnetFile network, List<Intent> orders, List<InteractionJson> calls) {
        Map<Address, Uint256> prices = Map.of(
                network.weth(), Uint256.of(3_000).times(Uint256.powerOfTen(6)),
                requireNonNull(network.tokens().get("USDC")).address(), Uint256.powerOfTen(18));
        List<TradeJson> trades = orders.stream()
                .<TradeJson>map(order ->
                        new TradeJson.Fulfillment(order.uid(), order.order().sellAmount(), Uint256.ZERO))
                .toList();
        SolutionJson solution = SolutionJson.of(Uint256.ONE, new TreeMap<>(prices), trades, calls, GAS);
        return new String(EngineResponse.write(List.of(solution)), StandardCharsets.UTF_8);
    }
}
