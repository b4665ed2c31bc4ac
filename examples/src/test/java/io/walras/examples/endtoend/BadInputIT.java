package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.BadInput;
import io.walras.auctioneer.testing.BadInputTable;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bad-input table against a whole network: refused as told, and in the end nothing has ever been auctioned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final PrivateKey POOR =
            PrivateKey.fromHex("0x00000000000000000000000000000000000000000000000000000000000badf0");

    private static final Duration RATE_LIMIT_PAUSE = Duration.ofMillis(500);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ATTEMPTS = 20;

    private RunningDevnet devnet;
    private DevnetFile network;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        devnet = RunningDevnet.start(folder, "--no-solvers");
        network = devnet.file();
    }

    @AfterAll
    void stop() {
        try (RunningDevnet ended = devnet) {
            OrderBookClient orderBook = new OrderBookClient(ended.file().apiUrl());
            assertThat(orderBook.latestCompetition()).as("an auction").isEmpty();
        }
    }

    List<BadInput> shouldRefuse() {
        PrivateKey unapproved =
                PrivateKey.fromHex(network.accounts().getFirst().privateKey().toString());
        return BadInputTable.cases(new BadInputTable.Target(
                Eip712Domain.cow(network.chainId(), network.settlement()),
                POOR,
                unapproved,
                token("USDC"),
                token("DAI"),
                Instant.now().getEpochSecond()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldRefuse(BadInput bad) throws Exception {
        RawHttp.Answer answer = patiently(bad);

        assertThat(answer.errorType()).as(answer.toString()).isEqualTo(bad.errorType());
        assertThat(answer.status()).isEqualTo(bad.status());
    }

    /** The table sends more than anyone may send at once. */
    private RawHttp.Answer patiently(BadInput bad) throws IOException, InterruptedException {
        URI api = URI.create(network.apiUrl());
        InetSocketAddress address = new InetSocketAddress(api.getHost(), api.getPort());
        RawHttp.Answer answer = RawHttp.send(address, bad.request());
        for (int i = 1; i < ATTEMPTS && answer.status() == TOO_MANY_REQUESTS && bad.status() != answer.status(); i++) {
            Thread.sleep(RATE_LIMIT_PAUSE);
            answer = RawHttp.send(address, bad.request());
        }
        return answer;
    }

    private Address token(String symbol) {
        return Objects.requireNonNull(network.tokens().get(symbol)).address();
    }
}
