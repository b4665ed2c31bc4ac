package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.devnet.AbiCall;
import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.PostAnswer;
import io.walras.examples.wire.DevnetFile;
import io.walras.examples.wire.TradeView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What traders of a development network do, on the chain and at the auctioneer. */
final class TraderDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration VALIDITY = Duration.ofMinutes(20);

    private final DevnetFile network;
    private final OrderBookClient orderBook;
    private final DevChain chain;

    TraderDesk(DevnetFile network) {
        this.network = network;
        this.orderBook = new OrderBookClient(network.apiUrl());
        this.chain = DevChain.connect(URI.create(network.rpcUrl()));
    }

    DevChain chain() {
        return chain;
    }

    Eip712Domain domain() {
        return Eip712Domain.cow(network.chainId(), network.settlement());
    }

    PrivateKey key(int account) {
        return PrivateKey.fromHex(network.accounts().get(account).privateKey().toString());
    }

    Address token(String symbol) {
        return Objects.requireNonNull(network.tokens().get(symbol), symbol).address();
    }

    /** The whole amount is sold for at least the other; the order asks for what the app data says. */
    Order sell(Address token, Uint256 amount, Address forToken, Uint256 atLeast, Address receiver, String appData) {
        return new Order(
                token,
                forToken,
                receiver,
                amount,
                atLeast,
                Instant.now().plus(VALIDITY).getEpochSecond(),
                Keccak256.hash(appData),
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
    }

    void approve(PrivateKey owner, Address token) {
        chain.sender(owner).send(token, Uint256.ZERO, approval());
    }

    /** Lets the allowance holder have any amount. */
    Bytes approval() {
        return AbiCall.of(
                "approve(address,uint256)",
                new Words().word(network.allowanceHolder()).word(Uint256.MAX));
    }

    Uint256 balance(Address token, Address owner) {
        return read(token, "balanceOf(address)", new Words().word(owner));
    }

    Uint256 read(Address contract, String function, Words arguments) {
        return Uint256.fromWord(
                chain.call(contract, AbiCall.of(function, arguments)).toArray());
    }

    /** Presigns an order of the key's account. */
    void presign(PrivateKey owner, Intent intent) {
        byte[] uid = intent.uid().toArray();
        Words arguments =
                new Words().word(64).word(true).word(uid.length).raw(uid).raw(new byte[64 - uid.length]);
        chain.sender(owner)
                .send(network.settlement(), Uint256.ZERO, AbiCall.of("setPreSignature(bytes,bool)", arguments));
    }

    /** The owner's signature that lets the allowance holder have this amount (EIP-2612), as the call that shows it. */
    Bytes permit(PrivateKey owner, Address token, Uint256 amount) {
        Bytes32 domain = Bytes32.of(
                chain.call(token, AbiCall.of("DOMAIN_SEPARATOR()", new Words())).toArray());
        Words terms = new Words()
                .word(owner.address())
                .word(network.allowanceHolder())
                .word(amount);
        Uint256 nonce = read(token, "nonces(address)", new Words().word(owner.address()));
        Bytes32 type =
                Keccak256.hash("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        Bytes32 struct = Keccak256.hash(new Words()
                .word(type)
                .raw(terms.toArray())
                .word(nonce)
                .word(Uint256.MAX)
                .toArray());
        Bytes signature = owner.sign(Eip712Domain.digest(domain, struct)).toBytes();
        return AbiCall.of(
                "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                new Words()
                        .raw(terms.toArray())
                        .word(Uint256.MAX)
                        .word(signature.unsignedAt(64))
                        .raw(signature.slice(0, 64).toArray()));
    }

    /** Wei of an account. */
    Uint256 coins(Address account) {
        return chain.coins(account);
    }

    /** What the auctioneer answers. */
    String told(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI target = URI.create(network.apiUrl()).resolve(path);
            return http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    void post(Intent intent, String appData) {
        assertThat(orderBook.post(intent, appData)).isEqualTo(new PostAnswer.Accepted(intent.uid()));
    }

    String status(Intent intent) {
        return orderBook.order(intent.uid()).orElseThrow().status();
    }

    /** Waits until the order is filled, and gives the fill, whose transaction has succeeded. */
    TradeView filled(Intent intent) throws InterruptedException {
        RunningDevnet.await(PATIENCE, () -> !orderBook.trades(intent.uid()).isEmpty());
        List<TradeView> trades = orderBook.trades(intent.uid());
        assertThat(trades).hasSize(1);
        assertThat(chain.receipt(trades.getFirst().transaction()).orElseThrow().success())
                .isTrue();
        return trades.getFirst();
    }

    @Override
    public void close() {
        chain.close();
    }
}
