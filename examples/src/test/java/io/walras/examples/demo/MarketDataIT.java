package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.orderbook.MarketWatcher;
import io.walras.examples.wire.DevnetFile;
import io.walras.examples.wire.MarketMessage;
import io.walras.examples.wire.MarketMessage.BookLevel;
import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market as a stranger sees it who follows it over the WebSocket while two orders meet, on a whole network. */
class MarketDataIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Queue<MarketMessage> heard = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void shouldTellTheBookTheBestPricesTheTradesAndTheCandles() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder);
                DevChain chain = DevChain.connect(URI.create(devnet.file().rpcUrl()))) {
            DevnetFile network = devnet.file();
            new Traders(network, new Assets(network)).approve(chain);
            BookDesk desk = new BookDesk(network);
            try (MarketWatcher watcher = new MarketWatcher(network.apiUrl(), "WETH-USDC", heard::add)) {
                OrderUid ask = desk.ask(0, 2_995, BookDesk.RESTING);
                RunningDevnet.await(PATIENCE, () -> watcher.asks().equals(List.of(new BookLevel(299_500, 1_000, 1))));
                OrderUid bid = desk.bid(1, 3_007, BookDesk.RESTING);
                RunningDevnet.await(PATIENCE, () -> told("trades", "trade").size() == 2);
                RunningDevnet.await(PATIENCE, () -> watcher.asks().isEmpty());

                assertThat(told("bbo", "best")).anyMatch(best -> best.contains("\"ask\":{\"price\":299500"));
                assertThat(told("auctions", "result")).anyMatch(result -> result.contains("\"fills\":2"));
                assertThat(told("trades", "trade"))
                        .anyMatch(trade -> trade.contains(ask.toString()) && trade.contains("\"side\":\"sell\""))
                        .anyMatch(trade -> trade.contains(bid.toString()) && trade.contains("\"side\":\"buy\""));
                assertThat(desk.market("trades")).contains(ask.toString(), bid.toString());
                assertThat(desk.market("candles?interval=1d")).contains("\"trades\":2}");
                assertThat(desk.market("auctions")).contains("\"fills\":2}");
                assertThat(desk.market("book")).endsWith("\"checksum\":" + watcher.checksum() + "}");
                assertThat(watcher.end().toCompletableFuture()).isNotDone();
            }
        }
    }

    private List<String> told(String channel, String type) {
        return heard.stream()
                .filter(message -> message.channel().equals(Optional.of(channel))
                        && message.type().equals(Optional.of(type)))
                .map(MarketMessage::text)
                .toList();
    }
}
