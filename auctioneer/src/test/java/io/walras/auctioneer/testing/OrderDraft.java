package io.walras.auctioneer.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/** An order that a test writes, signs and spells as JSON, varied one field at a time. */
public final class OrderDraft {
    private final Eip712Domain domain;
    private final PrivateKey key;
    private Address sellToken;
    private Address buyToken;
    private Address receiver = Address.ZERO;
    private Uint256 sellAmount = Uint256.of(1_000);
    private Uint256 buyAmount = Uint256.of(2_000);
    private long validTo;
    private Uint256 feeAmount = Uint256.ZERO;
    private OrderKind kind = OrderKind.SELL;
    private TokenBalance sellTokenBalance = TokenBalance.ERC20;
    private TokenBalance buyTokenBalance = TokenBalance.ERC20;
    private SigningScheme scheme = SigningScheme.EIP712;
    private String appData = "{}";
    private @Nullable Address from;

    /** Sells 1000 atoms for at least 2000, all or nothing. */
    public OrderDraft(Eip712Domain domain, PrivateKey key, Address sellToken, Address buyToken, long validTo) {
        this.domain = domain;
        this.key = key;
        this.sellToken = sellToken;
        this.buyToken = buyToken;
        this.validTo = validTo;
        this.from = key.address();
    }

    public OrderDraft tokens(Address sell, Address buy) {
        sellToken = sell;
        buyToken = buy;
        return this;
    }

    public OrderDraft receiver(Address newReceiver) {
        receiver = newReceiver;
        return this;
    }

    public OrderDraft amounts(Uint256 sell, Uint256 buy) {
        sellAmount = sell;
        buyAmount = buy;
        return this;
    }

    public OrderDraft validTo(long second) {
        validTo = second;
        return this;
    }

    public OrderDraft fee(Uint256 fee) {
        feeAmount = fee;
        return this;
    }

    public OrderDraft kind(OrderKind newKind) {
        kind = newKind;
        return this;
    }

    public OrderDraft balances(TokenBalance sell, TokenBalance buy) {
        sellTokenBalance = sell;
        buyTokenBalance = buy;
        return this;
    }

    public OrderDraft scheme(SigningScheme newScheme) {
        scheme = newScheme;
        return this;
    }

    public OrderDraft appData(String document) {
        appData = document;
        return this;
    }

    /** Whom the order names as its owner; null to name nobody. */
    public OrderDraft from(@Nullable Address owner) {
        from = owner;
        return this;
    }

    public Order order() {
        return new Order(
                sellToken,
                buyToken,
                receiver,
                sellAmount,
                buyAmount,
                validTo,
                appDataHash(),
                feeAmount,
                kind,
                false,
                sellTokenBalance,
                buyTokenBalance);
    }

    public Bytes32 appDataHash() {
        return Keccak256.hash(appData);
    }

    /** The order with its signature: by the key for ECDSA, otherwise three bytes for the contract, or none. */
    public Intent intent() {
        Bytes32 separator = domain.separator();
        return switch (scheme) {
            case EIP712, ETHSIGN -> Intent.sign(domain, order(), scheme, key);
            case EIP1271 ->
                Intent.of(separator, order(), owner(), new OrderSignature(scheme, Bytes.fromHex("0x010203")));
            case PRESIGN -> Intent.of(separator, order(), owner(), new OrderSignature(scheme, Bytes.EMPTY));
        };
    }

    private Address owner() {
        return from == null ? key.address() : from;
    }

    /** The body of the request that posts the order. */
    public JsonBody body() {
        Order order = order();
        return new JsonBody()
                .text("sellToken", order.sellToken())
                .text("buyToken", order.buyToken())
                .with("receiver", receiver.isZero() ? "null" : "\"" + receiver + "\"")
                .text("sellAmount", order.sellAmount())
                .text("buyAmount", order.buyAmount())
                .with("validTo", Long.toString(validTo))
                .text("feeAmount", order.feeAmount())
                .text("kind", kind.wireName())
                .with("partiallyFillable", "false")
                .text("sellTokenBalance", sellTokenBalance.wireName())
                .text("buyTokenBalance", buyTokenBalance.wireName())
                .text("signingScheme", scheme.wireName())
                .text("signature", intent().signature().bytes())
                .with("from", from == null ? "null" : "\"" + from + "\"")
                .with("quoteId", "null")
                .text("appData", appData.replace("\\", "\\\\").replace("\"", "\\\""))
                .text("appDataHash", appDataHash());
    }
}
