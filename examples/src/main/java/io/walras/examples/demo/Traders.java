package io.walras.examples.demo;

import io.walras.examples.devnet.AbiCall;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.dev.DevSender;
import java.util.List;

/** The accounts of the network as traders: they approve once and then only sign. */
final class Traders {
    private final DevnetFile network;
    private final Assets assets;
    private final Eip712Domain domain;
    private final List<PrivateKey> keys;

    Traders(DevnetFile network, Assets assets) {
        this.network = network;
        this.assets = assets;
        this.domain = Eip712Domain.cow(network.chainId(), network.settlement());
        this.keys = network.accounts().stream()
                .map(account -> PrivateKey.fromHex(account.privateKey().toString()))
                .toList();
    }

    int count() {
        return keys.size();
    }

    /** Lets the settlement take every token of every trader, as far as they sign for it. */
    void approve(DevChain chain) {
        Words arguments = new Words().word(network.allowanceHolder()).word(Uint256.MAX);
        for (DevSender sender : keys.stream().map(chain::sender).toList()) {
            for (Asset asset : assets.all()) {
                sender.send(asset.address(), Uint256.ZERO, AbiCall.of("approve(address,uint256)", arguments));
            }
        }
    }

    /** The wish as its trader signs it; {@code validTo} in unix seconds. */
    Intent sign(Wish wish, long validTo) {
        Asset sell = assets.get(wish.sell());
        Asset buy = assets.get(wish.buy());
        Order order = new Order(
                sell.address(),
                buy.address(),
                Address.ZERO,
                sell.worth(wish.sellValue()),
                buy.worth(wish.buyValue()),
                validTo,
                Keccak256.hash("{}"),
                Uint256.ZERO,
                wish.kind(),
                wish.partiallyFillable(),
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return Intent.sign(domain, order, SigningScheme.EIP712, keys.get(wish.trader()));
    }
}
