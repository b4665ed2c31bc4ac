package io.walras.auctioneer.hostile;

import static io.walras.protocol.testing.Orders.WETH;

import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/** Bids at prices that are none. */
enum BadPrices implements BadBid {
    NO_PRICE(Code.MissingPrice, (stand, prices) -> prices.remove(stand.first().token())),
    PRICE_OF_ZERO(
            Code.InvalidPrices, (stand, prices) -> prices.put(stand.first().token(), Uint256.ZERO)),
    PRICE_THAT_OVERFLOWS(Code.InvalidPrices, (stand, prices) -> {
        prices.put(WETH, Uint256.MAX);
        prices.put(stand.first().token(), Uint256.ONE);
    }),
    TWO_PRICES_OF_THE_NATIVE_COIN(Code.NonUniformPrice, (stand, prices) -> prices.put(Address.NATIVE, Uint256.of(22))),
    /** The seller would get ten times as much, and nobody pays it. */
    PRICE_THAT_NOBODY_PAYS(Code.LimitViolated, (stand, prices) -> prices.put(WETH, Uint256.of(210)));

    private final Code refusal;
    private final BiConsumer<Stand, SortedMap<Address, Uint256>> change;

    BadPrices(Code refusal, BiConsumer<Stand, SortedMap<Address, Uint256>> change) {
        this.refusal = refusal;
        this.change = change;
    }

    @Override
    public String text(Stand stand) {
        SortedMap<Address, Uint256> prices = stand.prices();
        change.accept(stand, prices);
        return Stand.text(Stand.solution(1, prices, stand.first().trades(100)));
    }

    @Override
    public Optional<Code> refusal() {
        return Optional.of(refusal);
    }
}
