package io.walras.examples.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.TestSolver;
import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.PostAnswer;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.NotifiedEvent;
import io.walras.protocol.wire.session.AuctioneerMessage.Auction;
import io.walras.protocol.wire.session.AuctioneerMessage.Awarded;
import io.walras.protocol.wire.session.AuctioneerMessage.Notify;
import io.walras.protocol.wire.session.AuctioneerMessage.OpenNow;
import io.walras.protocol.wire.session.AuctioneerMessage.Verdict;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.dev.DevSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A solver that fails its duty, on a whole network, and what everybody can ask about it afterwards. */
class SolverFaultsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> SHORT_AWARDS = Map.of("walras.auction.award-lifetime", "5s");
    private static final long DOLLAR = 1_000_000;
    private static final int TENTH_BPS = 1_000;

    /** Time enough to change the contract before the settlement is mined; if it is not once, it is tried again. */
    private static final int ATTEMPTS = 5;

    @TempDir
    Path folder;

    @Test
    void shouldTellWhoDidNotOpenAndWhoDidNotSettle() throws Exception {
        Path keyFile = folder.resolve("evil.key");
        try (RunningDevnet devnet = RunningDevnet.start(
                        folder, SHORT_AWARDS, "--no-solvers", "--session-solver", "evil=" + keyFile);
                DevChain chain = DevChain.connect(URI.create(devnet.file().rpcUrl()));
                TestSolver solver = connect(devnet.file(), keyFile)) {
            Traders traders = new Traders(devnet.file(), new Assets(devnet.file()));
            traders.approve(chain);
            neverOpens(devnet.file(), traders, solver);
            wins(devnet.file(), traders, chain, solver);
        }
    }

    private static TestSolver connect(DevnetFile network, Path keyFile) throws IOException {
        URI api = URI.create(network.apiUrl());
        PrivateKey key = PrivateKey.fromHex(Files.readString(keyFile).strip());
        TestSolver solver = TestSolver.connect(new InetSocketAddress(api.getHost(), api.getPort()), key);
        assertThat(solver.login(false).shadow()).isFalse();
        return solver;
    }

    private static void neverOpens(DevnetFile network, Traders traders, TestSolver solver) throws Exception {
        List<Intent> orders = post(network, traders);
        Auction auction = auctionOf(orders, solver);
        solver.commit(idOf(auction), auction.batch(), 0, TrapBid.honest(network, orders), true);
        solver.await(OpenNow.class);

        assertThat(solver.await(Verdict.class).bundles())
                .extracting(BundleVerdict::reason)
                .containsExactly("NotOpened");
        awaitText(network, "/api/v1/solvers/" + solver.address(), "\"faults\":1,");
        awaitText(network, "/api/v2/solver_competition/" + idOf(auction), "\"fault\":\"NotOpened\"");
    }

    private static void wins(DevnetFile network, Traders traders, DevChain chain, TestSolver solver) throws Exception {
        DevSender anybody = chain.sender(
                PrivateKey.fromHex(network.accounts().getLast().privateKey().toString()));
        List<Intent> orders;
        long auctionId;
        int attempts = 0;
        do {
            assertThat(attempts++).isLessThan(ATTEMPTS);
            TrapBid trap = TrapBid.set(anybody);
            orders = post(network, traders);
            auctionId = win(network, solver, trap, orders);
            trap.spring(anybody);
        } while (settles(solver));
        awaitText(network, "/api/v1/solvers/" + solver.address(), "\"faults\":2,");
        assertThat(text(network, "/api/v1/solvers/" + solver.address())).contains("\"lapsed\":1,", "\"blockedUntil\":");
        awaitText(network, "/api/v2/solver_competition/" + auctionId, "\"fault\":\"NotSettled\"");
        assertThat(new OrderBookClient(network.apiUrl())
                        .order(orders.getFirst().uid())
                        .orElseThrow()
                        .status())
                .isEqualTo("open");
    }

    private static long win(DevnetFile network, TestSolver solver, TrapBid trap, List<Intent> orders) {
        Auction auction = auctionOf(orders, solver);
        String bid = trap.text(network, orders);
        solver.commit(idOf(auction), auction.batch(), 0, bid, true);
        solver.await(OpenNow.class);
        solver.open(idOf(auction), 0, bid);
        return solver.await(Awarded.class).auctionId();
    }

    private static boolean settles(TestSolver solver) {
        while (true) {
            switch (solver.await(Notify.class).notification().event()) {
                case NotifiedEvent.Success ignored -> {
                    return true;
                }
                case NotifiedEvent.Revert ignored -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Two that trade with each other, if they may. */
    private static List<Intent> post(DevnetFile network, Traders traders) {
        Wish.Pair pair = new Wish.Pair("WETH", "USDC");
        long validTo = Instant.now().plus(PATIENCE.multipliedBy(5)).getEpochSecond();
        List<Intent> orders = List.of(
                traders.sign(Wish.sell(0, pair, 3_000 * DOLLAR, TENTH_BPS), validTo)
                        .intent(),
                traders.sign(Wish.sell(1, pair.opposite(), 3_000 * DOLLAR, TENTH_BPS), validTo)
                        .intent());
        OrderBookClient orderBook = new OrderBookClient(network.apiUrl());
        orders.forEach(order -> assertThat(orderBook.post(order)).isEqualTo(new PostAnswer.Accepted(order.uid())));
        return orders;
    }

    /** The first auction that has the orders. */
    private static Auction auctionOf(List<Intent> orders, TestSolver solver) {
        Auction auction = solver.await(Auction.class);
        while (!orders.stream().map(Intent::uid).map(OrderUid::toString).allMatch(auction.text()::contains)) {
            auction = solver.await(Auction.class);
        }
        return auction;
    }

    private static long idOf(Auction auction) {
        AuctionJson snapshot = auction.snapshot();
        return snapshot == null ? requireNonNull(auction.delta()).id() : requireNonNull(snapshot.id());
    }

    private static void awaitText(DevnetFile network, String path, String expected) throws InterruptedException {
        RunningDevnet.await(PATIENCE, () -> text(network, path).contains(expected));
    }

    private static String text(DevnetFile network, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI target = URI.create(network.apiUrl() + path);
            return http.sendAsync(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                    .join()
                    .body();
        }
    }
}
