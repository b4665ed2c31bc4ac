package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.trade.Answer;
import io.walras.sdk.trade.TraderClient;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders that rest in the book of WETH-USDC, on a whole network. The pool gives 2,991 USDC for a WETH and takes 3,009, so
 * orders between these prices can only meet each other; what is between their limits pays for the gas, which the
 * ask keeps back of what it sells.
 */
class OrderBookIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RESTING = "{\"metadata\":{\"walras\":{\"book\":{}}}}";
    private static final String POST_ONLY = "{\"metadata\":{\"walras\":{\"book\":{\"postOnly\":true}}}}";

    /** One WETH. */
    private static final Uint256 QUANTITY = Uint256.powerOfTen(18);

    @TempDir
    Path folder;

    @Test
    void shouldShowOrdersAndFillTheBestFirst() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder);
                DevChain chain = DevChain.connect(URI.create(devnet.file().rpcUrl()))) {
            DevnetFile network = devnet.file();
            new Traders(network, new Assets(network)).approve(chain);
            Desk desk = new Desk(network);
            OrderUid worse = desk.ask(0, 3_004, RESTING);
            OrderUid better = desk.ask(1, 2_995, RESTING);
            String asks =
                    "\"asks\":[{\"price\":299500,\"lots\":1000,\"orders\":1},{\"price\":300400,\"lots\":1000,\"orders\":1}]";
            assertThat(desk.book()).contains("\"bids\":[]", asks);

            OrderUid posted = desk.bid(2, 3_007, POST_ONLY);
            RunningDevnet.await(PATIENCE, () -> desk.status(posted).equals("cancelled"));
            OrderUid bid = desk.bid(3, 3_007, RESTING);

            RunningDevnet.await(PATIENCE, () -> desk.status(better).equals("fulfilled"));
            assertThat(desk.bought(bid)).isGreaterThan(Uint256.powerOfTen(17)).isLessThan(QUANTITY);
            assertThat(desk.bought(worse)).isEqualTo(Uint256.ZERO);
            assertThat(desk.book()).contains("\"bids\":[]", "\"asks\":[{\"price\":300400,\"lots\":1000,\"orders\":1}]");
        }
    }

    /** Posts orders of one WETH each and looks at the book. */
    private static final class Desk {
        private final DevnetFile network;
        private final TraderClient client;
        private final Address weth;
        private final Address usdc;

        Desk(DevnetFile network) {
            this.network = network;
            this.client = new TraderClient(
                    URI.create(network.apiUrl()), Eip712Domain.cow(network.chainId(), network.settlement()));
            Assets assets = new Assets(network);
            this.weth = assets.get("WETH").address();
            this.usdc = assets.get("USDC").address();
        }

        /** Sells for at least so many USDC. */
        OrderUid ask(int account, long price, String appData) {
            return post(account, OrderKind.SELL, weth, QUANTITY, usdc, dollars(price), appData);
        }

        /** Buys for at most so many USDC. */
        OrderUid bid(int account, long price, String appData) {
            return post(account, OrderKind.BUY, usdc, dollars(price), weth, QUANTITY, appData);
        }

        private OrderUid post(
                int account,
                OrderKind kind,
                Address sell,
                Uint256 sellAmount,
                Address buy,
                Uint256 buyAmount,
                String appData) {
            PrivateKey key = PrivateKey.fromHex(
                    network.accounts().get(account).privateKey().toString());
            Bytes32 hash = Keccak256.hash(appData);
            long validTo = Instant.now().plus(PATIENCE.multipliedBy(5)).getEpochSecond();
            Intent intent = client.sign(
                    new Order(
                            sell,
                            buy,
                            Address.ZERO,
                            sellAmount,
                            buyAmount,
                            validTo,
                            hash,
                            Uint256.ZERO,
                            kind,
                            true,
                            TokenBalance.ERC20,
                            TokenBalance.ERC20),
                    key);
            assertThat(client.post(intent, appData)).isInstanceOf(Answer.Accepted.class);
            return intent.uid();
        }

        String status(OrderUid uid) {
            return client.order(uid).orElseThrow().status();
        }

        Uint256 bought(OrderUid uid) {
            return client.order(uid).orElseThrow().executedBuyAmount();
        }

        String book() throws Exception {
            URI target = URI.create(network.apiUrl()).resolve("/api/v1/markets/WETH-USDC/book");
            try (HttpClient http = HttpClient.newHttpClient()) {
                return http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            }
        }

        private static Uint256 dollars(long whole) {
            return Uint256.of(whole).times(Uint256.powerOfTen(6));
        }
    }
}
