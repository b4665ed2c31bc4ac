package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.replay.AuctionRecord;
import io.walras.auctioneer.replay.Replay;
import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DemoSummary;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.submit.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 1874;
    private static final Bytes32 TRANSFER = Keccak256.hash("Transfer(address,address,uint256)");

    @TempDir
    Path folder;

    @Test
    void shouldReportNothingThatIsNotOnTheChain() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.startWithMakers(folder)) {
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
                        summary -> summary.settled() >= 12 && summary.auctions() >= 3 && summary.hasEverySource(),
                        Instant.now().plus(PATIENCE));

                String shown = screen.toString(StandardCharsets.UTF_8);
                assertThat(enough).as(shown).isTrue();
                assertOnChain(demo.summary(), chain, network);
                assertThat(replayed(network)).isGreaterThanOrEqualTo(3);
                assertThat(shown)
                        .contains(
                                "Auction 1",
                                "baseline",
                                "crossing",
                                "won, settled",
                                "better than limit",
                                "sealed",
                                "released",
                                "alma",
                                "open");
                assertThat(demo.summary().winsBySolver().values().stream()
                                .mapToInt(wins -> wins)
                                .sum())
                        .isEqualTo(demo.summary().settlements());
            }
        }
    }

    /** Decides every auction again from its record; gives how many there were. */
    private static int replayed(DevnetFile network) throws IOException, InterruptedException {
        int replayed = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int id = 1; id < 1_000; id++) {
                URI target = URI.create(network.apiUrl() + "/api/v1/auctions/" + id + "/record");
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 404 && replayed > 0) {
                    break;
                }
                if (answer.statusCode() == 200) {
                    assertThat(Replay.of(AuctionRecord.read(answer.body())))
                            .as("auction %s", id)
                            .isEmpty();
                    replayed++;
                }
            }
        }
        return replayed;
    }

    /** Of every token, in every settlement, as much leaves our contracts as comes in. */
    private static void assertNothingKept(DemoSummary summary, DevChain chain, DevnetFile network) {
        Set<Address> ours = Set.of(
                network.settlement(),
                network.executor(),
                network.allowanceHolder(),
                Objects.requireNonNull(network.quoteSettler()));
        for (Bytes32 transaction : summary.transactions()) {
            Map<Address, BigInteger> kept = new TreeMap<>();
            for (EventLog log : chain.receipt(transaction).orElseThrow().logs()) {
                if (log.topics().size() == 3 && log.topics().getFirst().equals(TRANSFER)) {
                    BigInteger amount = AbiReader.of(log.data()).uint256(0).toBigInteger();
                    boolean from = ours.contains(AbiReader.address(log.topics().get(1)));
                    boolean to = ours.contains(AbiReader.address(log.topics().get(2)));
                    kept.merge(log.address(), from ? amount.negate() : BigInteger.ZERO, BigInteger::add);
                    kept.merge(log.address(), to ? amount : BigInteger.ZERO, BigInteger::add);
                }
            }
            assertThat(kept)
                    .as("%s", transaction)
                    .isNotEmpty()
                    .allSatisfy((token, amount) -> assertThat(amount).isZero());
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
        assertNothingKept(summary, chain, network);
        assertThat(traded).hasSizeGreaterThanOrEqualTo(summary.settled());
        assertThat(summary.settlements()).isEqualTo(summary.transactions().size());
        assertThat(summary.intentsPosted()).isGreaterThanOrEqualTo(summary.settled());
        assertThat(summary.totalSurplusWei()).isGreaterThan(Uint256.ZERO);
        assertThat(summary.peerToPeerFills()).isPositive();
        assertThat(summary.fillsBySource()).containsOnlyKeys("intents", "book", "rfq", "pools");
        assertThat(summary.mixedSettlements()).isPositive();
    }
}
