package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.DatabaseSettings.PostgreSql;
import io.walras.auctioneer.testing.PostgreSqlServer;
import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.PostAnswer;
import io.walras.examples.process.Child;
import io.walras.examples.process.Health;
import io.walras.examples.process.JavaChild;
import io.walras.examples.process.Loopback;
import io.walras.examples.process.Tethered;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.intent.Intent;
import io.walras.settlement.dev.DevChain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second auctioneer on the chain of a development network, which differs from the network's own in its database. */
class AuctioneerOnPostgreSqlIT {
    private static final long SEED = Long.getLong("walras.seed", 20_260_801L);
    private static final String HOST = "127.0.0.1";
    private static final int HEAP_MEGABYTES = 320;
    private static final int ORDERS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration VALIDITY = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    @Test
    void shouldHoldEveryAcknowledgedOrderAfterAKill() throws Exception {
        PostgreSql database = (PostgreSql) PostgreSqlServer.newDatabase().store();
        URI api = URI.create("http://" + HOST + ":" + Loopback.freePort(HOST));
        OrderBookClient orderBook = new OrderBookClient(api.toString());
        try (RunningDevnet devnet = RunningDevnet.start(folder, "--no-solvers")) {
            Path config = config(database, api.getPort());
            List<Intent> acknowledged;
            try (Child auctioneer = start(config, api)) {
                acknowledged = post(orderBook, devnet.file());
                kill(auctioneer);
            }

            try (Child successor = start(config, api)) {
                for (Intent intent : acknowledged) {
                    RunningDevnet.await(
                            PATIENCE, () -> orderBook.order(intent.uid()).isPresent());
                    assertThat(orderBook.order(intent.uid()).orElseThrow().status())
                            .isEqualTo("open");
                    assertThat(orderBook.post(intent))
                            .isInstanceOfSatisfying(
                                    PostAnswer.Refused.class,
                                    refused -> assertThat(refused.errorType()).isEqualTo("DuplicatedOrder"));
                }
                assertThat(successor.isAlive()).isTrue();
            }
        }
    }

    /** What the network wrote for its own auctioneer, with another database and another port. */
    private Path config(PostgreSql database, int port) throws IOException {
        Path own = folder.resolve("data/run-1/auctioneer.conf");
        return Files.writeString(
                folder.resolve("postgresql.conf"), """
                include file("%s")
                walras.storage { kind = postgresql, postgresql { url = "%s", user = "%s" } }
                walras.http.port = %d
                """.formatted(own, database.url(), database.user(), port));
    }

    private Child start(Path config, URI api) throws InterruptedException {
        Child auctioneer = JavaChild.start(
                "auctioneer on PostgreSQL",
                Tethered.Program.AUCTIONEER,
                HEAP_MEGABYTES,
                List.of("auctioneer", "--config", config.toString()),
                folder.resolve("postgresql.log"));
        Health.await(auctioneer, api.resolve("/readyz"), PATIENCE);
        return auctioneer;
    }

    private static void kill(Child auctioneer) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(auctioneer.pid());
        assertThat(process.orElseThrow().destroyForcibly()).isTrue();
        auctioneer.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Posts orders of the network's accounts until enough are taken. */
    private static List<Intent> post(OrderBookClient orderBook, DevnetFile network) {
        Traders traders = new Traders(network, new Assets(network));
        try (DevChain chain = DevChain.connect(URI.create(network.rpcUrl()))) {
            traders.approve(chain);
        }
        WishStream wishes = new WishStream(SEED, traders.count());
        long validTo = Instant.now().plus(VALIDITY).getEpochSecond();
        List<Intent> acknowledged = new ArrayList<>();
        while (acknowledged.size() < ORDERS) {
            for (Wish wish : wishes.next().stream().filter(any -> !any.rests()).toList()) {
                Intent intent = traders.sign(wish, validTo).intent();
                assertThat(orderBook.post(intent)).as("seed %d", SEED).isInstanceOf(PostAnswer.Accepted.class);
                acknowledged.add(intent);
            }
        }
        return acknowledged;
    }
}
