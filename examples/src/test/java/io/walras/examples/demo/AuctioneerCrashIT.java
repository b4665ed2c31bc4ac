package io.walras.examples.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.UnavailableException;
import io.walras.examples.wire.DevnetFile;
import io.walras.examples.wire.OrderView;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuctioneerCrashIT {
    private static final long SEED = Long.getLong("walras.seed", 20_260_801L);
    private static final int KILLS = 3;
    private static final int SETTLED_BEFORE_EACH_KILL = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void shouldLoseNoAcknowledgedOrderAndSettleNothingTwice() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder)) {
            DevnetFile network = devnet.file();
            OrderBookClient orderBook = new OrderBookClient(network.apiUrl());
            try (DevChain chain = DevChain.connect(URI.create(network.rpcUrl()))) {
                Map<OrderUid, Intent> acknowledged = tradeThroughKills(devnet, chain);

                assertThat(acknowledged).as("seed %d", SEED).hasSizeGreaterThan(KILLS * SETTLED_BEFORE_EACH_KILL);
                RunningDevnet.await(PATIENCE, () -> isKnownWithItsFills(orderBook, chain, network, acknowledged));
                assertNothingSettledTwice(acknowledged, trades(chain, network));
            }
        }
    }

    private static Map<OrderUid, Intent> tradeThroughKills(RunningDevnet devnet, DevChain chain) throws Exception {
        try (CrashTraffic traffic = new CrashTraffic(devnet.file(), chain, SEED)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = trades(chain, devnet.file()).size() + SETTLED_BEFORE_EACH_KILL;
                RunningDevnet.await(PATIENCE, () -> trades(chain, devnet.file()).size() >= enough);
                ProcessHandle auctioneer = devnet.handle("auctioneer");
                assertThat(auctioneer.destroyForcibly()).isTrue();
                devnet.awaitSuccessor(auctioneer);
            }
            int enough = trades(chain, devnet.file()).size() + SETTLED_BEFORE_EACH_KILL;
            RunningDevnet.await(PATIENCE, () -> trades(chain, devnet.file()).size() >= enough);
            return traffic.acknowledged();
        }
    }

    /** Every order is there, and the API says of it what the chain does. */
    private static boolean isKnownWithItsFills(
            OrderBookClient orderBook, DevChain chain, DevnetFile network, Map<OrderUid, Intent> acknowledged) {
        Map<OrderUid, List<TradeEvent>> trades = byOrder(trades(chain, network));
        try {
            for (Map.Entry<OrderUid, Intent> order : acknowledged.entrySet()) {
                OrderView view = orderBook
                        .order(order.getKey())
                        .orElseThrow(() -> new AssertionError("the auctioneer forgot " + order.getKey()));
                List<TradeEvent> fills = trades.getOrDefault(order.getKey(), List.of());
                boolean agrees = view.executedSell().equals(sum(fills, true))
                        && view.executedBuy().equals(sum(fills, false))
                        && view.status().equals(isFull(order.getValue(), fills) ? "fulfilled" : "open");
                if (!agrees) {
                    return false;
                }
            }
            return true;
        } catch (UnavailableException busy) {
            return false;
        }
    }

    private static void assertNothingSettledTwice(Map<OrderUid, Intent> acknowledged, List<TradeEvent> trades) {
        byOrder(trades).forEach((uid, fills) -> {
            assertThat(acknowledged).containsKey(uid);
            Intent intent = requireNonNull(acknowledged.get(uid));
            if (!intent.order().partiallyFillable()) {
                assertThat(fills).as("fills of %s", uid).hasSize(1);
            }
            assertThat(sum(fills, intent.order().isSell()))
                    .isLessThanOrEqualTo(intent.order().targetAmount());
        });
    }

    private static boolean isFull(Intent intent, List<TradeEvent> fills) {
        return sum(fills, intent.order().isSell()).equals(intent.order().targetAmount());
    }

    private static Uint256 sum(List<TradeEvent> fills, boolean sold) {
        return fills.stream()
                .map(fill -> sold ? fill.sellAmount() : fill.buyAmount())
                .reduce(Uint256.ZERO, Uint256::plus);
    }

    private static List<TradeEvent> trades(DevChain chain, DevnetFile network) {
        return new SettlementEvents(network.settlement()).trades(chain.logs(network.settlement()));
    }

    private static Map<OrderUid, List<TradeEvent>> byOrder(List<TradeEvent> trades) {
        return trades.stream().collect(Collectors.groupingBy(TradeEvent::uid, TreeMap::new, Collectors.toList()));
    }
}
