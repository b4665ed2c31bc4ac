package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DemoSummary;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.submit.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 1874;

    @TempDir
    Path folder;

    @Test
    void shouldReportNothingThatIsNotOnTheChain() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder)) {
            DevnetFile network = devnet.file();
            try (DevChain chain = DevChain.connect(URI.create(network.rpcUrl()))) {
                ByteArrayOutputStream screen = new ByteArrayOutputStream();
                Demo demo = new Demo(
                        network,
                        chain,
                        SEED,
                        new PrintStream(screen, true, StandardCharsets.UTF_8),
                        InstantSource.system());

                boolean enough = demo.run(
                        summary -> summary.settled() >= 12 && summary.auctions() >= 3,
                        Instant.now().plus(PATIENCE));

                String shown = screen.toString(StandardCharsets.UTF_8);
                assertThat(enough).as(shown).isTrue();
                assertOnChain(demo.summary(), chain, network);
                assertThat(shown).contains("Auction 1", "baseline", "crossing", "won, settled", "better than limit");
            }
        }
    }

    private static void assertOnChain(DemoSummary summary, DevChain chain, DevnetFile network) {
        Set<OrderUid> traded = new TreeSet<>();
        for (Bytes32 transaction : summary.transactions()) {
            Receipt receipt = chain.receipt(transaction).orElseThrow();
            assertThat(receipt.success()).isTrue();
            new SettlementEvents(network.settlement())
                    .trades(receipt.logs()).stream().map(TradeEvent::uid).forEach(traded::add);
        }
        assertThat(traded).hasSize(summary.settled());
        assertThat(summary.settlements()).isEqualTo(summary.transactions().size());
        assertThat(summary.intentsPosted()).isGreaterThanOrEqualTo(summary.settled());
        assertThat(summary.totalSurplusWei()).isGreaterThan(Uint256.ZERO);
        assertThat(summary.peerToPeerFills()).isPositive();
    }
}
