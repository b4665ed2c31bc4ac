package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.MassCancellation;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.trade.Answer;
import io.walras.sdk.trade.MassCancelled;
import io.walras.sdk.trade.SwitchState;
import io.walras.sdk.trade.TraderClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Posts orders of one WETH each and looks at the book. */
final class BookDesk {
    /** App data of an order that rests in the book. */
    static final String RESTING = "{\"metadata\":{\"walras\":{\"book\":{}}}}";

    private static final Duration VALIDITY = Duration.ofMinutes(10);

    /** One WETH. */
    private static final Uint256 QUANTITY = Uint256.powerOfTen(18);

    private final DevnetFile network;
    private final TraderClient client;
    private final Address weth;
    private final Address usdc;

    BookDesk(DevnetFile network) {
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
        PrivateKey key = key(account);
        Bytes32 hash = Keccak256.hash(appData);
        long validTo = Instant.now().plus(VALIDITY).getEpochSecond();
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

    /** Cancels all orders of the account. */
    Answer<MassCancelled> cancelAll(int account) {
        OrderScope scope = OrderScope.all(key(account).address());
        return client.cancelAll(new MassCancellation(scope, Instant.now().toEpochMilli()), key(account));
    }

    /** Has all orders of the account cancelled after a while. */
    Answer<SwitchState> cancelAfter(int account, Duration delay) {
        OrderScope scope = OrderScope.all(key(account).address());
        Instant now = Instant.now();
        return client.set(new DeadManSwitch(scope, now.plus(delay).toEpochMilli(), now.toEpochMilli()), key(account));
    }

    private PrivateKey key(int account) {
        return PrivateKey.fromHex(network.accounts().get(account).privateKey().toString());
    }

    String status(OrderUid uid) {
        return client.order(uid).orElseThrow().status();
    }

    Uint256 bought(OrderUid uid) {
        return client.order(uid).orElseThrow().executedBuyAmount();
    }

    /** What the market answers about this. */
    String market(String what) throws Exception {
        URI target = URI.create(network.apiUrl()).resolve("/api/v1/markets/WETH-USDC/" + what);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static Uint256 dollars(long whole) {
        return Uint256.of(whole).times(Uint256.powerOfTen(6));
    }
}
