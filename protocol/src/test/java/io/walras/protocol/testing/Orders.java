package io.walras.protocol.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;

/** Signed orders for tests, varied one field at a time. */
public record Orders(
        PrivateKey key,
        Address sellToken,
        Address buyToken,
        long sellAmount,
        long buyAmount,
        long validTo,
        OrderKind kind,
        boolean partiallyFillable) {
    public static final Eip712Domain DOMAIN =
            Eip712Domain.cow(31337, Address.fromHex("0x5e771e0000000000000000000000000000000001"));
    public static final PrivateKey ALICE = key(1);
    public static final PrivateKey BOB = key(2);
    public static final Address WETH = token(1);
    public static final Address USDC = token(2);
    public static final Address DAI = token(3);

    /** A private key that is the same in every run. */
    public static PrivateKey key(int number) {
        return PrivateKey.fromHex(Keccak256.hash("key " + number).toString());
    }

    /** A token whose address ends in {@code number}. */
    public static Address token(int number) {
        return Address.fromHex(String.format("0x%040x", 0x1000 + number));
    }

    /** Alice sells 1000 WETH atoms for at least 2000 USDC atoms, all or nothing, until second 2000. */
    public static Orders sell() {
        return new Orders(ALICE, WETH, USDC, 1_000, 2_000, 2_000, OrderKind.SELL, false);
    }

    /** Alice buys exactly 2000 USDC atoms for at most 1000 WETH atoms, all or nothing, until second 2000. */
    public static Orders buy() {
        return new Orders(ALICE, WETH, USDC, 1_000, 2_000, 2_000, OrderKind.BUY, false);
    }

    public Orders by(PrivateKey owner) {
        return new Orders(owner, sellToken, buyToken, sellAmount, buyAmount, validTo, kind, partiallyFillable);
    }

    public Orders of(Address sell, Address buy) {
        return new Orders(key, sell, buy, sellAmount, buyAmount, validTo, kind, partiallyFillable);
    }

    public Orders amounts(long sell, long buy) {
        return new Orders(key, sellToken, buyToken, sell, buy, validTo, kind, partiallyFillable);
    }

    public Orders until(long second) {
        return new Orders(key, sellToken, buyToken, sellAmount, buyAmount, second, kind, partiallyFillable);
    }

    public Orders partial() {
        return new Orders(key, sellToken, buyToken, sellAmount, buyAmount, validTo, kind, true);
    }

    public Order order() {
        return new Order(
                sellToken,
                buyToken,
                Address.ZERO,
                Uint256.of(sellAmount),
                Uint256.of(buyAmount),
                validTo,
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                partiallyFillable,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
    }

    public Intent signed() {
        return Intent.sign(DOMAIN, order(), SigningScheme.EIP712, key);
    }
}
