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
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.dev.DevSender;
import java.util.List;

/** The accounts of the network as traders: they approve once and then only sign. */
final class Traders {
    /** A lot of a book is a thousandth of its base token. */
    private static final int LOT_DECIMALS = 3;

    /** Atoms of USDC by which prices of a lot differ. */
    private static final Uint256 TICK = Uint256.of(10);

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
    Signed sign(Wish wish, long validTo) {
        Asset sell = assets.get(wish.sell());
        Asset buy = assets.get(wish.buy());
        Uint256 sellAmount = sell.worth(wish.sellValue());
        Uint256 buyAmount = buy.worth(wish.buyValue());
        if (wish.rests()) {
            Uint256 lot = Uint256.powerOfTen(sell.decimals() - LOT_DECIMALS);
            Uint256 lots = sellAmount.mulDiv(Uint256.ONE, lot, Rounding.FLOOR);
            Uint256 ticks = buyAmount.mulDiv(Uint256.ONE, lots.times(TICK), Rounding.CEIL);
            sellAmount = lots.times(lot);
            buyAmount = lots.times(ticks).times(TICK);
        }
        String appData = wish.rests() ? Signed.RESTING : Signed.EMPTY;
        Order order = new Order(
                sell.address(),
                buy.address(),
                Address.ZERO,
                sellAmount,
                buyAmount,
                validTo,
                Keccak256.hash(appData),
                Uint256.ZERO,
                wish.kind(),
                wish.partiallyFillable(),
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return new Signed(Intent.sign(domain, order, SigningScheme.EIP712, keys.get(wish.trader())), appData);
    }
}
